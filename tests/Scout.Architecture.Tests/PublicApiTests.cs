using System.Reflection;
using PublicApiGenerator;

namespace Scout.Architecture.Tests;

/// <summary>What users of the package compile against. A change here is a change for them: look at it, then take it over.</summary>
public class PublicApiTests
{
    private static readonly string?[] Unprintable = ["Scout.NullableValues", "Scout.HttpAnswerMembers"];

    [Theory]
    [InlineData("Scout.Revisions")]
    [InlineData("Scout.Workflows")]
    [InlineData("Scout.Execution")]
    [InlineData("Scout.Host")]
    [InlineData("Scout.Client")]
    [InlineData("Scout.Server")]
    [InlineData("Scout.Testing")]
    public void The_public_API_is_the_one_that_was_agreed(string assembly)
    {
        var actual = PublicApi(Assembly.Load(assembly));
        var agreed = Path.Combine(Repository.Root, "tests", "Scout.Architecture.Tests", "PublicApi", assembly + ".txt");
        var received = Path.Combine(AppContext.BaseDirectory, assembly + ".received.txt");
        File.WriteAllText(received, actual);

        var expected = File.Exists(agreed) ? File.ReadAllText(agreed) : "";

        Assert.True(expected == actual, $"""
            The public API of {assembly} has changed, at:
            {FirstDifference(expected, actual)}
            Where that is meant, take it over:
                cp {received} {agreed}
            """);
    }

    // The generator stumbles over `T?` in an extension block, and over one of a generic type of a generic type: those types are written as the static methods that they are.
    private static string PublicApi(Assembly assembly)
    {
        var types = assembly.GetExportedTypes();
        var plain = types.Where(type => !Unprintable.Contains(type.FullName) && !Unprintable.Contains(type.DeclaringType?.FullName)).ToArray();
        var methods = types.Where(type => Unprintable.Contains(type.FullName))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => $"{type}: {method}"))
            .Order(StringComparer.Ordinal);
        var text = ApiGenerator.GeneratePublicApi(plain, new ApiGeneratorOptions { IncludeAssemblyAttributes = false });
        return string.Join('\n', [text.ReplaceLineEndings("\n").TrimEnd(), .. methods]) + "\n";
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var at = before.Zip(after).TakeWhile(lines => lines.First == lines.Second).Count();
        return $"- {before.ElementAtOrDefault(at)}\n+ {after.ElementAtOrDefault(at)}";
    }
}
