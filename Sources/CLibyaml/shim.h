// What rewatchd uses of libyaml: the event parser (yaml_parser_*, yaml_event_delete).
// Nothing in it is variadic, so it imports into Swift as it is and needs no wrapper here. The
// emitter and the document loader, which resolves aliases without a bound, stay unused.
#ifndef REWATCHD_CLIBYAML_SHIM_H
#define REWATCHD_CLIBYAML_SHIM_H

#include <yaml.h>

#endif
