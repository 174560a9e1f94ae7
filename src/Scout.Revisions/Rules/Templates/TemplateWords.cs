namespace Scout.Revisions.Rules.Templates;

/// <summary>The words for what is wrong with a template, the same in a build and in an editor. One method per error.</summary>
internal static class TemplateWords
{
    /// <summary>The remedy for a template that does not parse.</summary>
    public const string MendTemplate = "mend the template";

    /// <summary>The remedy for an expression that does not parse.</summary>
    public const string WriteExpression = "write one Scriban expression, without braces around it";

    public static string Syntax(string setting, string problem, string remedy) => $"{setting} does not parse: {problem}; {remedy}";

    public static string UnknownName(string setting, string name, string remedy) => $"{setting} reads '{name}', which does not exist; {remedy}";

    public static string UnknownMember(string setting, string problem) => $"{setting}: {problem}";

    public static string UnknownFunction(string setting, string problem) => $"{setting}: {problem}";

    public static string NameTaken(string setting, string name) =>
        $"{setting} sets '{name}', which is the name of something that it can read; use another name";

    public static string NoBoolean(string problem) => $"the condition {problem}";

    public static string ReadBeforeDefined(string name, string place) => $"reads '{name}' ({place}), which is defined after it; define '{name}' first";

    public static string ReadsItsOwner(string name, string place) => $"reads '{name}' ({place}), which it is a part of; read what '{name}' reads";

    public static string OutsideItsScope(string name, string place, string owner) =>
        $"reads '{name}' ({place}), which runs only inside '{owner}'; return the value from the branch and read '{owner}', or define '{name}' before it";
}
