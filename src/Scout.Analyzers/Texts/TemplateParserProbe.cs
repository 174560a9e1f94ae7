using System.Runtime.CompilerServices;
using Scout.Revisions.Rules.Templates;

namespace Scout.Analyzers.Texts;

/// <summary>Whether the template parser, an assembly of its own beside the analyzers, can be loaded and used in this compiler.</summary>
internal static class TemplateParserProbe
{
    private const string ParserFile = "Scriban.Signed.dll";

    private static readonly Lazy<string?> OfThisProcess = new(static () => ReasonOf(Parse));

    /// <summary>Why the parser cannot be used, as a clause; null where it can.</summary>
    public static string? Missing => OfThisProcess.Value;

    /// <summary>Why a first use fails, as a clause; null where it does not.</summary>
    public static string? ReasonOf(Action use)
    {
        try
        {
            use();
            return null;
        }
        catch (Exception exception) when (Reason(exception) is not null)
        {
            return Reason(exception);
        }
    }

    // Types are loaded when a method that names them is compiled: not in the one that catches.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Parse() => TemplateParser.Parse("{{ input.text | string.upcase }}");

    private static string? Reason(Exception exception) => exception switch
    {
        TypeInitializationException { InnerException: { } inner } => Reason(inner),
        FileNotFoundException missing => $"{FileOf(missing.FileName)} is not there",
        FileLoadException other => $"{FileOf(other.FileName)} cannot be loaded",
        BadImageFormatException broken => $"{FileOf(broken.FileName)} is damaged",
        TypeLoadException or MissingMemberException => $"{ParserFile} is of another version",
        _ => null,
    };

    // A path, or the full name of an assembly.
    private static string FileOf(string? name) => string.IsNullOrEmpty(name) ? ParserFile
        : name!.IndexOf(',') is > 0 and var end ? $"{name.Substring(0, end)}.dll"
        : Path.GetFileName(name);
}
