namespace Scout.Execution.Renderer;

/// <summary>Loops and functions that do not end, or make more with each round.</summary>
internal static class HostileLoops
{
    public static IReadOnlyList<string> All { get; } =
    [
        "{{ for i in 1..2000000000 }}{{ end }}",
        "{{ (1..2000000000) | array.size }}",
        "{{ x = 1..2000000000; x | array.last }}",
        "{{ 1..2000000000 }}",
        "{{ 1..(1 << 1000) }}",
        "{{ (1 << 1000)..1 }}",
        "{{ for i in (1 << 62)..(1 << 63) }}{{ end }}",
        "{{ (1..100000) | array.each @(do; ret 1..100000; end) | array.size }}",
        "{{ for a in 1..1000 }}{{ for b in 1..1000 }}{{ for c in 1..1000 }}{{ end }}{{ end }}{{ end }}",
        "{{ while true }}{{ end }}",
        "{{ while true }}{{ continue }}{{ end }}",
        "{{ while true }}a{{ end }}",
        "{{ while true; x = 1; end }}",
        "{{ while true; x = [1, 2, 3]; end }}",
        "{{ while true; x = { a: 1 }; end }}",
        "{{ while true; x = @(do; ret 1; end); end }}",
        "{{ while true; func f; end; end }}",
        "{{ while true; capture x; 'a'; end; end }}",
        "{{ while true; x = inputs | object.keys; end }}",
        "{{ while true; x = inputs.order | object.to_json; end }}",
        "{{ while true; x = '2026-01-01' | date.parse | date.add_days 1; end }}",
        "{{ while true; x = '2026-01-01' | date.in_zone 'Europe/Berlin'; end }}",
        "{{ while true; x = 'abc' | string.sha256; end }}",
        "{{ while true; x = (1..10000) | array.sort; end }}",
        "{{ for i in 1..1000; for j in 1..1000; 'aaaaaaaaaaaaaaaaaaaaaaaaa'; end; end }}",
        "{{ for i in 1..100000 }}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{{ end }}",
        "{{ func f(x); ret f(x); end; f 1 }}",
        "{{ func f(x); ret f(x) + f(x); end; f 1 }}",
        "{{ func f(n); if n == 0; ret 1; end; ret f(n - 1) + f(n - 1); end; f 60 }}",
        "{{ func f(n); if n == 0; ret 'ab'; end; x = f(n - 1); ret x + x; end; f 40 }}",
        "{{ func f(n); if n == 0; ret [1]; end; x = f(n - 1); ret [x, x]; end; f 40 }}",
        "{{ func f; f; end; f }}",
        "{{ func f; g; end; func g; f; end; f }}",
        "{{ f = @(do; ret f(1); end); f(1) }}",
        "{{ x = [1, 2] | array.each @(do; ret [1, 2] | array.each @(do; ret 1..1000000; end); end); x }}",
        "{{ (1..1000000) | array.filter @(do; ret true; end) | array.map 'a' }}",
        "{{ (1..1000) | array.any @(do; (1..10000) | array.size; ret false; end) }}",
    ];
}
