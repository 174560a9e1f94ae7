namespace Scout.Execution.Renderer;

/// <summary>Lists and objects that hold each other, so that they are small and what is written of them is not.</summary>
internal static class HostileLists
{
    private const string Shared = "a = ['x']; for i in 1..50; a = [a, a]; end; ";
    private const string Members = "o = {a: 1}; for i in 1..50; o = {a: o, b: o}; end; ";

    public static IReadOnlyList<string> All { get; } =
    [
        .. Uses.Select(use => "{{ " + Shared + use.Replace("VALUE", "a", StringComparison.Ordinal) + " }}"),
        .. Uses.Select(use => "{{ " + Members + use.Replace("VALUE", "o", StringComparison.Ordinal) + " }}"),
        "{{ x = [1]; for i in 1..60; x = x | array.concat x; end }}",
        "{{ x = [1]; for i in 1..60; x = x | array.add_range x; end }}",
        "{{ x = [1]; for i in 1..60; x = x + x; end }}",
        "{{ x = [1]; while true; x = x | array.add x; end }}",
        "{{ x = [1]; while true; x = [x]; end }}",
        "{{ x = {}; while true; x = { a: x }; end }}",
        "{{ [1,2] * 2000000000 }}",
        "{{ [1,2] * 1000 * 1000 * 1000 }}",
        "{{ [] | array.insert_at 2000000000 1 }}",
        "{{ x = ['a' * 900000]; for i in 1..60; x = [x, x]; end; x }}",
        "{{ x = 'a' * 900000; [x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x] | array.join 'b' }}",
        "{{ x = 'a' * 900000; (1..1000) | array.join x }}",
        "{{ x = 'a' * 900000; (1..1000) | array.each @(do; ret x; end) | array.join '' }}",
        "{{ x = 'a' * 900000; (1..1000) | array.each @(do; ret x; end) | object.to_json }}",
        "{{ x = 'a' * 900000; (1..1000) | array.each @(do; ret x + $0; end) | array.size }}",
        "{{ x = 'a,' * 400000 | string.split ','; l = []; for i in 1..100; l = l | array.add ('a,' * 400000 | string.split ','); end }}",
        "{{ l = []; for i in 1..20; l = l | array.add ('ab' * 200000 | string.split 'b'); end }}",
        "{{ l = []; for i in 1..100; l = l | array.add (1..20000); end; l | array.size }}",
        "{{ l = []; for i in 1..100; x = 1..20000; l = l | array.add x; end; l | array.size }}",
        "{{ x = 1..500000; y = x | array.reverse; z = y | array.sort; w = z | array.uniq; w | array.size }}",
        "{{ x = (1..500000) | array.each @(do; ret $0 * 1.5; end); x | array.size }}",
        "{{ x = (1..50000); for i in 1..50000; y = x | array.contains -1; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.limit 99999; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.offset 1; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.reverse; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.remove_at 0; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.insert_at 0 1; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.uniq; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.compact; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.sort; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.join ','; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.map 'a'; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | object.to_json; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.last; end }}",
        "{{ x = (1..100000); for i in 1..50000; y = x | array.size; end }}",
        "{{ x = (1..100000); y = (1..100000); for i in 1..50000; z = x == y; end }}",
        "{{ x = [1]; for i in 1..100000; x = x | array.limit 5; end; x | array.size; while true; end }}",
        "{{ x = inputs.items | array.each @(do; ret x; end); while true; x = x | array.each @(do; ret $0; end); end }}",
        "{{ o = {}; for i in 1..100000; o = { a: o, b: i }; end }}",
        "{{ x = 'a' * 100000; o = { b: x }; for i in 1..50; o = { a: o, b: o, c: x }; end; o }}",
    ];

    private static IReadOnlyList<string> Uses =>
    [
        "VALUE", "VALUE | object.to_json", "VALUE | array.join ','", "VALUE | array.uniq", "VALUE | array.sort", "VALUE | array.size", "VALUE | object.size", "VALUE | array.contains 'y'", "VALUE | array.compact",
        "VALUE | array.concat VALUE", "VALUE | array.each @(do; ret $0 | object.to_json; end)", "VALUE | array.map 'a'", "VALUE | object.keys", "VALUE | object.values", "VALUE | object.has_value 'y'", "VALUE | string.size",
        "VALUE + 'b'", "'b' + VALUE", "$'{VALUE}'", "VALUE | string.append 'a'", "VALUE == [VALUE]", "b = VALUE; VALUE == b", "VALUE | object.default 1", "VALUE | html.escape", "VALUE | regex.match 'x'", "[VALUE] | array.join ','",
        "b = ['x']; for i in 1..50; b = [b, b]; end; VALUE == b", "b = {a: 1}; for i in 1..50; b = {a: b, b: b}; end; VALUE == b", "b = ['x']; for i in 1..50; b = [b, b]; end; [VALUE, b] | array.uniq", "capture c; VALUE; end", "VALUE | object.typeof", "VALUE < VALUE",
    ];
}
