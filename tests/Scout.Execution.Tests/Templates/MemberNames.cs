using System.Text.Json;
using Scout.Definitions;
using Scout.Execution.Templates;

namespace Scout.Execution.Tests.Templates;

/// <summary>Members of every name are read as the library writes their paths, also those that are words of Scriban's language.</summary>
public sealed class MemberNames
{
    private static readonly TemplateEngine Engine = new(TemplateLimits.Default, TimeProvider.System);

    public static TheoryData<string> Names =>
    [
        "if", "else", "end", "for", "in", "case", "when", "while", "break", "continue", "tablerow", "func", "ret", "do", "capture", "with", "wrap", "import", "readonly", "this", "true", "false", "null",
        "array", "blank", "date", "empty", "html", "include", "math", "object", "regex", "string", "timespan", "size", "and", "or", "not", "key", "value", "first", "last", "_x", "a1", "1a", "a-b", "a b", "ü", "'", "\"", "\\", "{{", "$", "",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_path_reads_the_member(string name)
    {
        var values = new Variables(JsonSerializer.Serialize(new { a = new Dictionary<string, string> { [name] = "v" } }));
        var path = "a" + Display.Steps([PathStep.To(name)]);

        Assert.Equal("v", Engine.Render($"{{{{ {path} }}}}", values));
        Assert.Equal("v", Engine.Render($"{{{{ if {path} == 'v' }}}}{{{{ {path} }}}}{{{{ end }}}}", values));
    }
}
