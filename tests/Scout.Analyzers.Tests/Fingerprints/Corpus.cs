using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>The small methods in the folder Corpus, each given to a workflow as a code block.</summary>
internal static class Corpus
{
    private const string Prefix = "Corpus/";

    /// <summary>The independent areas of the corpus: methods in AreaCode.cs, what they use beside it.</summary>
    public static ImmutableArray<string> Areas { get; } = ["Pricing", "Text", "Flow", "Type"];

    /// <summary>All areas in one project.</summary>
    public static SourceProject Project { get; } = Read("");

    /// <summary>One area alone.</summary>
    public static SourceProject Area(string area) => Read(area);

    /// <summary>The fingerprints of the methods alone, not the assembly's.</summary>
    public static ImmutableSortedDictionary<string, string> Fingerprints(this SourceProject project) => project.Emitted()
        .Where(entry => entry.Key[0] == 'M')
        .ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Fingerprint, StringComparer.Ordinal);

    /// <summary>The short names of the methods whose fingerprint an edit changes.</summary>
    public static ImmutableArray<string> ChangedBy(this SourceProject before, SourceProject after)
    {
        var left = before.Fingerprints();
        var right = after.Fingerprints();
        Assert.Equal(left.Keys, right.Keys);
        return [.. left.Keys.Where(method => left[method] != right[method]).Select(ShortName)];
    }

    public static bool IsPart(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    private static string ShortName(string method)
    {
        var parts = method[2..].Split('(')[0].Split('.');
        return parts[^2] + "." + parts[^1];
    }

    private static SourceProject Read(string area)
    {
        var project = SourceProject.Of("");
        var roots = new StringBuilder("class Roots : Workflow\n{\n    protected override void Define(Flow flow)\n    {\n");
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix + area, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd();
            project = project.With(name, text);
            if (name.EndsWith("Code.cs", StringComparison.Ordinal))
            {
                foreach (var method in CSharpSyntaxTree.ParseText(text, cancellationToken: default).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
                {
                    var type = ((TypeDeclarationSyntax)method.Parent!).Identifier.ValueText;
                    roots.Append("        flow.Code(\"block\", Corpus." + type + "." + method.Identifier.ValueText + ");\n");
                }
            }
        }

        return project.With("Roots.cs", roots.Append("    }\n}\n").ToString());
    }
}
