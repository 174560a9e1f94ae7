using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Templates;

/// <summary>The names that templates of a definition read.</summary>
internal static class TemplateNames
{
    /// <summary>The names that their reads begin with; null where not all of them can be known.</summary>
    public static HashSet<string>? Of(DefinitionModel definition)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var site in definition.Templates)
        {
            if (!site.Text.IsWhole || site.Parsed.SyntaxError is not null)
            {
                return null;
            }

            foreach (var read in site.Parsed.Reads)
            {
                names.Add(read.Root);
            }
        }

        return names;
    }
}
