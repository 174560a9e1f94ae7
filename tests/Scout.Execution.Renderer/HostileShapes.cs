using static Scout.Execution.Renderer.HostileCorpus;

namespace Scout.Execution.Renderer;

/// <summary>Templates that are deep, wide or long: their parsing alone would fill the stack or the memory.</summary>
internal static class HostileShapes
{
    /// <summary>All of them, each made only when it is asked for: together they would fill the memory by themselves.</summary>
    public static IEnumerable<string> All =>
        Openers.Select(opener => "{{ x = " + Times(opener, 400_000 / opener.Length) + " }}")
            .Concat(Openers.Select(opener => "{{ x = " + Times(opener, 240) + "1 }}"))
            .Concat(Wholes.Select(whole => Times(whole, 499_000 / whole.Length)))
            .Concat(Chains.Select(chain => "{{ x = inputs; x" + Times(chain, 480_000 / chain.Length) + " }}"))
            .Concat(Others.Select(other => other()));

    private static IReadOnlyList<Func<string>> Others { get; } =
    [
        () => "{{ x = " + Times("(", 100_000) + "1" + Times(")", 100_000) + " }}",
        () => "{{ x = " + Times("[", 100_000) + Times("]", 100_000) + " }}",
        () => "{{ x = " + Times("{a:", 100_000) + "1" + Times("}", 100_000) + " }}",
        () => "{{ [" + Times("1,", 240_000) + "1] }}",
        () => "{{ {" + string.Concat(Enumerable.Range(0, 40_000).Select(at => $"a{at}:1,")) + "b:1} }}",
        () => "{{ " + new string('a', 490_000) + " }}",
        () => "{{ '" + new string('a', 490_000) + "' }}",
        () => "{{ '" + Times("\\u0041", 80_000) + "' }}",
        () => "{{ '" + Times("\\n", 240_000) + "' }}",
        () => "{{ `" + Times("``", 240_000) + "` }}",
        () => "{{ # " + new string('a', 490_000) + " }}",
        () => "{{ ## " + Times("##", 240_000) + " }}",
        () => "{{ 'a" + new string('\\', 490_000),
        () => "{{ '" + new string('a', 490_000),
        () => "{{" + new string(' ', 490_000) + "}}",
        () => "{{" + new string('\n', 490_000) + "}}",
        () => new string('\n', 499_000),
        () => new string('a', 600_000),
        () => new string('{', 600_000),
        () => "{{ " + Times("if true; ", 200) + Times("end; ", 200) + "}}",
        () => Times("{{ if true }}", 30_000) + Times("{{ end }}", 15_000),
        () => "{{ if false }}" + Times("{{ else if false }}a", 20_000) + "{{ end }}",
        () => "{{ case 1 }}" + Times("{{ when 2 }}a", 30_000) + "{{ end }}",
        () => Times("{{ for i in 1..2 }}", 60) + "a" + Times("{{ end }}", 60),
        () => Times("{{ capture x }}", 20_000) + Times("{{ end }}", 20_000),
        () => Times("{{ func f }}", 20_000) + Times("{{ end }}", 20_000),
        () => "{{ " + Times("$'{", 200) + "1" + Times("}'", 200) + " }}",
        () => "{{ x = 1" + Times(" ? 1 : 1", 50_000) + " }}",
        () => "{{ f = @(do; ret $0; end); f " + Times("f ", 200_000) + "}}",
        () => "{{ f = @(do; ret $0; end); f(" + Times("1,", 200_000) + "1) }}",
        () => Times("{{ '{' }}{%{", 30_000),
        () => "{%" + Times("{", 200_000) + "a" + Times("}", 200_000) + "%}",
    ];

    private static IReadOnlyList<string> Openers =>
        ["(", "[", "{a:", "-", "!", "+", "- ", "!!", "@", "^", "^(", "[(", "{a:[", "$'{", "if true; ", "do; ", "while true; ", "func f; ", "case 1; when 1; ", "1 + (", "a[", "f(", "1 ? ", "1 ?? ("];

    private static IReadOnlyList<string> Wholes =>
        ["{{", "}}", "{{}}", "{{ }}", "{{-", "-}}", "{{~}}", "{{{", "{", "}", "{%{", "}%}", "{%{}%}", "{{ '", "{{ #", "{{1}}", "{{ a }}", "{{ a b }}\n", "{{ ; }}", "{{ end }}", "{{ else }}", "{{\n", "\"", "\\", "{{ \\", "\uFEFF", "\u0001", "{{ \u0001"];

    private static IReadOnlyList<string> Chains =>
        [".a", "[0]", ".a[0]", " | f", " + 1", " ?? 1", " && 1", " || 1", " == 1", " * 1 + 1", "++", ".a.b()", " = x", " 1", " ?.a", "?.a", " .. 1", " - -1", " << 1"];
}
