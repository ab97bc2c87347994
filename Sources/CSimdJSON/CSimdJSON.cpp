#include "CSimdJSON.h"

#include <new>
#include <simdjson.h>

// Every function is noexcept and every allocation nothrow: an exception that left for Swift would
// be undefined behaviour, so none may start.

struct csimdjson_parser {
    csimdjson_parser(size_t depth, size_t bytes) noexcept
        : maximum_depth(depth), maximum_bytes(bytes), parser(bytes), error(simdjson::SUCCESS) {}

    size_t maximum_depth;
    size_t maximum_bytes;
    simdjson::dom::parser parser;
    simdjson::error_code error;
};

namespace {

// A quarter more than asked for, so that a document that grows by a byte each time does not
// cost new memory each time.
size_t with_room(size_t count, size_t maximum) noexcept {
    const size_t roomy = count + count / 4 + 4096;
    return roomy < maximum ? roomy : maximum;
}

simdjson::error_code parse(
    csimdjson_parser &self, const uint8_t *bytes, size_t count, size_t readable) noexcept {
    if (count > self.maximum_bytes) { return simdjson::CAPACITY; }
    if (self.parser.capacity() < count || self.parser.capacity() == 0) {
        // Freed first: allocate() holds the old memory until the new one is there.
        self.parser = simdjson::dom::parser(self.maximum_bytes);
        const auto error =
            self.parser.allocate(with_room(count, self.maximum_bytes), self.maximum_depth);
        if (error) { return error; }
        const auto document_error = self.parser.doc.allocate(self.parser.capacity());
        if (document_error) { return document_error; }
    }
    const bool copy = readable < count || readable - count < simdjson::SIMDJSON_PADDING;
    return self.parser.parse(bytes, count, copy).error();
}

}  // namespace

extern "C" csimdjson_parser *csimdjson_create(size_t maximum_depth, size_t maximum_bytes) {
    return new (std::nothrow) csimdjson_parser(maximum_depth, maximum_bytes);
}

extern "C" void csimdjson_free(csimdjson_parser *parser) { delete parser; }

extern "C" csimdjson_result csimdjson_parse(
    csimdjson_parser *self, const uint8_t *bytes, size_t count, size_t readable,
    csimdjson_document *document) {
    self->error = parse(*self, bytes, count, readable);
    switch (self->error) {
    case simdjson::SUCCESS:
        document->tape = self->parser.doc.tape.get();
        document->strings = self->parser.doc.string_buf.get();
        return csimdjson_ok;
    case simdjson::NUMBER_ERROR:
    case simdjson::NUMBER_OUT_OF_RANGE:
    case simdjson::N_ATOM_ERROR:
    case simdjson::STRING_ERROR:
    case simdjson::TAPE_ERROR:
    case simdjson::UTF8_ERROR:
        return csimdjson_perhaps_repairable;
    default:
        return csimdjson_failed;
    }
}

extern "C" void csimdjson_trim(csimdjson_parser *self, size_t kept_bytes) {
    if (self->parser.capacity() <= kept_bytes) { return; }
    self->parser = simdjson::dom::parser(self->maximum_bytes);
}

extern "C" const char *csimdjson_error(const csimdjson_parser *self) {
    return simdjson::error_message(self->error);
}
