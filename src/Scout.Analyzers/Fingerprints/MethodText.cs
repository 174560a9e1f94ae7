using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Fingerprints;

/// <summary>A method's source as people read it: with its comments, without its surroundings' indentation.</summary>
internal static class MethodText
{
    public static string Of(IMethodSymbol method)
    {
        var parts = new[] { method, method.PartialImplementationPart }
            .SelectMany(part => part?.DeclaringSyntaxReferences ?? [])
            .Select(reference => Of(reference.GetSyntax()))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(text => text, StringComparer.Ordinal);
        return string.Join("\n\n", parts);
    }

    private static string Of(SyntaxNode node)
    {
        var lines = node.ToFullString().Replace("\r\n", "\n").Replace('\r', '\n').TrimEnd().Split('\n').SkipWhile(string.IsNullOrWhiteSpace).ToList();
        var indentation = lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join("\n", lines.Select(line => line.Length >= indentation ? line.Substring(indentation).TrimEnd() : ""));
    }
}
