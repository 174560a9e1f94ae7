using static Scout.Execution.Renderer.HostileCorpus;

namespace Scout.Execution.Renderer;

/// <summary>Texts that double, and functions that make long texts of short ones.</summary>
internal static class HostileTexts
{
    private const string Long = "x = 'a' * 900000; ";

    public static IReadOnlyList<string> All { get; } =
    [
        "{{ x = 'ab'; while true; x = x + x; end }}",
        "{{ x = 'ab'; for i in 1..60; x = x | string.append x; end }}",
        "{{ x = 'ab'; for i in 1..60; x = x | string.prepend x; end }}",
        "{{ x = 'ab'; for i in 1..60; x = x | string.replace 'b' x; end }}",
        "{{ x = 'ab'; for i in 1..60; x = $'{x}{x}'; end }}",
        "{{ x = 'ab'; for i in 1..60; x = x * 1000; end }}",
        "{{ x = '\"'; for i in 1..60; x = x | string.escape; end }}",
        "{{ x = '\"'; for i in 1..60; x = x | string.escape_json; end }}",
        "{{ x = '\"'; for i in 1..60; x = x | string.literal; end }}",
        "{{ x = '\"'; for i in 1..60; x = x | object.to_json; end }}",
        "{{ x = '&'; for i in 1..60; x = x + x | html.escape; end }}",
        "{{ x = '%'; for i in 1..60; x = x + x | html.url_encode; end }}",
        "{{ x = '%'; for i in 1..60; x = x + x | html.url_escape; end }}",
        "{{ x = '.'; for i in 1..60; x = x | regex.escape; end }}",
        "{{ x = 'a'; for i in 1..60; x = x | string.base64_encode; end }}",
        "{{ x = 'a' * 150000; y = 'b' * 150000; x | string.replace 'a' y | string.size }}",
        "{{ x = 'a' * 150000; y = 'b' * 150000; x | regex.replace 'a' y | string.size }}",
        "{{ 'a' * 2000000000 }}",
        "{{ 2000000000 * 'a' }}",
        "{{ 'a' | string.pad_left 2000000000 }}",
        "{{ 'a' | string.pad_right 2000000000 }}",
        "{{ 'a' | string.truncate 2000000000 }}",
        "{{ 'a' | string.slice 0 2000000000 }}",
        "{{ 'a' | string.truncatewords 2000000000 }}",
        "{{ " + Long + "while true; y = x + 'b'; end }}",
        "{{ " + Long + "l = []; while true; l = l | array.add (x + 'b'); end }}",
        "{{ " + Long + "for i in 1..1000; y = x + i; end }}",
        .. Functions.Select(function => "{{ " + Long + "for i in 1..1000; y = x | " + function + "; end }}"),
        "{{ x = '&' * 900000 | html.escape; x | string.size }}",
        "{{ x = '&' * 900000; l = []; for i in 1..100; l = l | array.add (x | html.escape); end }}",
        "{{ x = '<' * 900000; for i in 1..100; y = x | html.url_escape; end }}",
        "{{ x = 'é' * 900000; for i in 1..1000; y = x | string.size; end }}",
        "{{ x = '👍' * 400000; for i in 1..1000; y = x | string.slice 5 10; end }}",
        "{{ x = 'e\\u0301' * 400000; x | string.size }}",
        "{{ x = 'a ' * 400000; for i in 1..1000; y = x | string.capitalizewords; end }}",
        "{{ x = 'a ' * 400000; for i in 1..1000; y = x | string.truncatewords 300000; end }}",
        "{{ x = 'a ' * 400000; for i in 1..1000; y = x | string.handleize; end }}",
        "{{ x = 'ab' * 400000; y = 'ab' * 200000 + 'c'; for i in 1..1000; z = x | string.contains y; end }}",
        "{{ x = 'a' * 900000; y = 'a' * 450000 + 'b'; for i in 1..1000; z = x | string.index_of y; end }}",
        "{{ x = 'a' * 900000; y = 'a' * 450000 + 'b'; x | string.replace y 'c' }}",
        "{{ x = 'a' * 900000; y = 'a' * 450000 + 'b'; x | string.remove y }}",
        "{{ x = 'a' * 900000; y = 'a' * 900000; for i in 1..100000; z = x == y; end }}",
        "{{ x = 'a' * 900000; y = 'A' * 900000; for i in 1..100000; z = x | string.equals_ignore_case y; end }}",
        "{{ for i in 1..60; capture x; x ?? 'ab'; x ?? 'ab'; end; end; x | string.size }}",
        "{{ capture x; for i in 1..100000; 'aaaaaaaaaaaaaaaaaaaa'; end; end }}",
        "{{ x = 'a' * 900000; capture y; for i in 1..1000; x; end; end }}",
        "{{ x = 'a' * 900000 }}" + Times("{{ x }}", 100),
    ];

    private static IReadOnlyList<string> Functions =>
    [
        "string.upcase", "string.downcase", "string.capitalize", "string.capitalizewords", "string.strip", "string.lstrip", "string.strip_newlines", "string.escape", "string.escape_json",
        "string.literal", "string.handleize", "string.sha256", "string.base64_encode", "string.size", "string.split ''", "string.split 'a'", "string.contains 'ab'", "string.index_of 'ab'",
        "string.replace 'a' 'bb'", "string.replace_first 'b' 'c'", "string.remove 'ab'", "string.remove_last 'b'", "string.slice 3", "string.truncate 800000", "string.truncatewords 5", "string.whitespace",
        "string.pad_left 950000", "string.equals_ignore_case 'b'", "string.to_int", "string.to_double", "html.escape", "html.url_encode", "html.url_escape", "regex.escape", "object.to_json", "object.size", "object.kind",
        "regex.match 'b'", "regex.matches 'a'", "regex.matches '(a)(a)(a)'", "regex.split 'a'", "regex.split '(a)'", "regex.replace 'a' 'b'",
    ];
}
