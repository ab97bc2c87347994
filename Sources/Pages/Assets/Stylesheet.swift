/// How pages look; every pair of colours has a contrast of at least 4.5 to 1 in both themes.
package enum Stylesheet {
    /// The whole sheet.
    package static let text = base + shapes + tables + plots

    private static let base = """
        :root {
          color-scheme: light dark;
          --paper: #fbfbf9; --card: #ffffff; --ink: #1b1e22; --quiet: #5a616b; --line: #dfe1e4;
          --link: #1c5aa0; --good: #1d6b41; --warning: #875300; --critical: #b1231a;
          --unknown: #5a616b; --rail: #e7e9ec; --tint: #f3f4f5; --curve: #2a5d9c;
          --second: #8a4b08; --third: #1d6b41;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #121518; --card: #191d21; --ink: #e3e6e9; --quiet: #9ba4ae; --line: #2c3238;
            --link: #8cbcf2; --good: #7cc79a; --warning: #efb54a; --critical: #ff8f85;
            --unknown: #9ba4ae; --rail: #2b3137; --tint: #1f2429; --curve: #82b4ee;
            --second: #eeb35c; --third: #7cc79a;
          }
        }
        * { box-sizing: border-box; }
        html { font: 15px/1.45 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
        body {
          margin: 0 auto; max-width: 1200px; padding: 0 20px; background: var(--paper);
          color: var(--ink); font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
        }
        a { color: var(--link); text-decoration: none; }
        a:hover { text-decoration: underline; text-underline-offset: 2px; }
        main p a, main li a { text-decoration: underline; text-decoration-thickness: 1px;
          text-underline-offset: 2px; }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
        main:focus { outline: none; }
        .skip { position: absolute; left: -999px; top: 4px; padding: 4px 10px; background: var(--card); }
        .skip:focus { left: 12px; z-index: 1; }
        .top { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 28px; padding: 14px 0 10px;
          border-bottom: 1px solid var(--line); }
        .brand { color: var(--ink); font-weight: 650; letter-spacing: -.01em; font-size: 16px; }
        .top ul { display: flex; flex-wrap: wrap; gap: 0 20px; margin: 0; padding: 0; list-style: none; }
        .top li a { display: inline-block; padding: 3px 0; color: var(--quiet); }
        .top li a[aria-current] { color: var(--ink); box-shadow: inset 0 -2px var(--ink); }
        .foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 20px;
          margin-top: 36px; padding: 10px 0 24px; border-top: 1px solid var(--line);
          color: var(--quiet); font-size: 13px; }
        h1 { margin: 18px 0 2px; font-size: 24px; font-weight: 620; letter-spacing: -.015em;
          line-height: 1.25; }
        h2 { margin: 30px 0 8px; font-size: 16px; font-weight: 620; }
        p { margin: 4px 0; }
        .path { margin-top: 14px; font-size: 13px; }
        .path + h1 { margin-top: 2px; }
        .lead, .quiet, .none { color: var(--quiet); }
        .quiet { font-size: 13.5px; font-weight: 400; }
        .quiet strong, .lead strong { color: var(--ink); font-weight: 600; }
        .block { display: block; }
        .state { font-size: 15px; }
        code { font: .94em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; }

        """

    private static let shapes = """
        .badge { display: inline; }
        .badge .sign { display: inline-block; width: 1.3em; font-size: .86em; }
        .badge.good .sign { color: var(--good); }
        .badge.event .sign { color: var(--quiet); }
        .badge.unknown { color: var(--unknown); }
        .badge.warning, .badge.warning a { color: var(--warning); font-weight: 600; }
        .badge.critical, .badge.critical a { color: var(--critical); font-weight: 600; }
        .cards { display: grid; gap: 14px; margin: 16px 0 18px;
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 350px), 1fr)); }
        .card { padding: 12px 16px 12px; background: var(--card); border: 1px solid var(--line);
          border-left: 4px solid var(--good); border-radius: 4px; }
        .card.unknown { border-left-color: var(--unknown); border-left-style: dotted; }
        .card.warning { border-left-color: var(--warning); }
        .card.critical { border-left-color: var(--critical); border-left-width: 8px; padding-left: 12px; }
        .card h2 { margin: 0; font-size: 17px; }
        .card h2 a { color: var(--ink); }
        .row { display: flex; align-items: center; justify-content: space-between; gap: 14px;
          min-height: 36px; }
        .big { font-size: 19px; font-weight: 560; letter-spacing: -.01em; }
        .spark { width: 46%; height: 32px; }
        .spark path { fill: none; stroke: var(--curve); stroke-width: 1.4;
          vector-effect: non-scaling-stroke; }
        .spark .area { fill: var(--rail); stroke: none; }
        .measure { display: inline-flex; align-items: center; gap: 8px; white-space: nowrap; }
        .bar { width: 74px; height: 7px; border-radius: 2px; }
        .bar .rail { fill: var(--rail); }
        .bar .good { fill: var(--curve); }
        .bar .warning { fill: var(--warning); }
        .card .bar { display: block; width: 100%; height: 5px; margin: 0 0 8px; }
        .figure { white-space: nowrap; }
        dl { margin: 0; }
        .figures { display: flex; flex-wrap: wrap; gap: 10px 36px; margin: 14px 0 4px; }
        .figures dt { color: var(--quiet); font-size: 13px; }
        .figures dd { margin: 0; font-size: 18px; font-weight: 540; min-height: 27px; }
        .figures .measure { font-size: 15px; }
        .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr));
          gap: 0 36px; }
        .facts div { display: flex; gap: 12px; justify-content: space-between; padding: 4px 0;
          border-bottom: 1px solid var(--line); }
        .facts dt { flex: none; max-width: 62%; color: var(--quiet); }
        .facts dd { margin: 0; text-align: right; }
        form { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; margin: 6px 0 10px;
          font-size: 13.5px; }
        label { color: var(--quiet); }
        input, select, button { padding: 4px 9px; font: inherit; color: var(--ink); background: var(--card);
          border: 1px solid var(--quiet); border-radius: 4px; }
        button { cursor: pointer; }
        .choices { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 6px 0; padding: 0;
          list-style: none; }
        .choices a { display: inline-block; padding: 2px 0; }
        .choices a[aria-current] { color: var(--ink); font-weight: 620; text-decoration: none;
          box-shadow: inset 0 -2px var(--ink); }

        """

    private static let tables = """
        .scroll { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; font-size: 14px;
          overflow-wrap: break-word; }
        caption { padding: 0 0 6px; color: var(--quiet); font-size: 13px; text-align: left; }
        caption svg { vertical-align: -2px; }
        th, td { padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line); text-align: left;
          vertical-align: top; }
        thead th { color: var(--quiet); font-size: 12.5px; font-weight: 500; white-space: nowrap; }
        tbody th { font-weight: 540; min-width: 110px; }
        th.n, td.n { text-align: right; white-space: nowrap; }
        tbody tr:hover { background: var(--tint); }
        th.what { max-width: 420px; font-weight: 400; }
        td.check { max-width: 380px; color: var(--quiet); font-size: 13px; }
        td time, td.brief, td.brief bdi { white-space: nowrap; }
        td.state { min-width: 118px; font-size: inherit; }
        .shards { min-width: 200px; }
        .marks { max-width: 100%; }
        .marks rect.master { fill: var(--good); }
        .marks rect.replica { fill: none; stroke: var(--good); stroke-width: 1.5; }
        .marks rect.warning, .marks rect.critical { stroke: var(--critical); stroke-width: 1.5;
          fill: none; }
        .marks rect.unknown { stroke: var(--unknown); stroke-width: 1.5; stroke-dasharray: 2 2;
          fill: none; }
        .marks .cross { stroke: var(--critical); stroke-width: 1.6; fill: none; }
        .polls rect.ok { fill: var(--good); }
        .polls rect.failed { fill: var(--critical); }
        .polls { vertical-align: middle; }
        @media (max-width: 640px) {
          html { font-size: 14.5px; }
          body { padding: 0 14px; }
          .cards { gap: 10px; }
          table { font-size: 13.5px; }
          th, td { padding-right: 12px; }
          th.what { min-width: 200px; }
          td.check { min-width: 220px; }
        }

        """

    private static let plots = """
        .plots { display: grid; gap: 18px 28px;
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 480px), 1fr)); }
        figure { margin: 0; position: relative; }
        figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px;
          font-size: 13.5px; }
        figcaption strong { font-weight: 600; }
        .plot { display: block; width: 100%; height: auto; }
        .plot text { fill: var(--quiet); font-size: 11.5px; }
        @media (max-width: 640px) { .plot text { font-size: 16px; } }
        .plot .grid { stroke: var(--line); }
        .plot .curve { fill: none; stroke: var(--curve); stroke-width: 1.5; stroke-linejoin: round;
          stroke-linecap: round; }
        .plot .c2 { stroke: var(--second); stroke-dasharray: 5 3; }
        .plot .c3 { stroke: var(--third); stroke-dasharray: 1.5 3; }
        .plot .limit { stroke: var(--critical); stroke-dasharray: 7 4; }
        .plot .coarse { fill: var(--tint); stroke: var(--line); stroke-dasharray: 2 3; }
        .plot .mark line { stroke: var(--unknown); stroke-dasharray: 2 2; }
        .plot .mark path { fill: var(--unknown); }
        .plot .mark.warning line { stroke: var(--warning); }
        .plot .mark.warning path { fill: var(--warning); }
        .plot .mark.critical line { stroke: var(--critical); stroke-dasharray: none; }
        .plot .mark.critical path { fill: var(--critical); }
        .plot .pointer { stroke: var(--quiet); }
        .reading { min-height: 20px; color: var(--quiet); font-size: 13px; }
        .empty { display: flex; align-items: center; min-height: 90px; padding: 0 14px;
          background: var(--tint); color: var(--quiet); }

        """
}
