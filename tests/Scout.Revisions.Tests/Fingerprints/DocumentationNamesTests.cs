using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Scout.Revisions.Fingerprints;

namespace Scout.Revisions.Tests.Fingerprints;

public sealed class DocumentationNamesTests
{
    /// <remarks>Pointers have no place in workflows, and reflection names methods with them in its own way.</remarks>
    [Theory]
    [InlineData(typeof(ScoutException))]
    [InlineData(typeof(DocumentationNamesTests))]
    [InlineData(typeof(FactAttribute))]
    public void Metadata_gives_a_method_the_id_that_reflection_gives_it(Type of)
    {
        using var reader = new PEReader(File.OpenRead(of.Assembly.Location));
        var metadata = reader.GetMetadataReader();
        var read = metadata.MethodDefinitions.Select(handle => metadata.GetMethodDefinition(handle))
            .Where(method => method.Attributes.HasFlag(MethodAttributes.Static))
            .Select(method => (method, signature: method.DecodeSignature(new DocumentationNames(), null)))
            .Where(pair => pair.signature.GenericParameterCount == 0)
            .Select(pair => DocumentationNames.Of(metadata, pair.method, pair.signature)).ToHashSet(StringComparer.Ordinal);

        var reflected = of.Assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsGenericMethodDefinition && !method.GetParameters().Any(parameter => Points(parameter.ParameterType)))
            .Select(DocumentationId.Of).ToArray();

        Assert.True(reflected.Length > 10, $"{reflected.Length} methods were found");
        Assert.Subset(read, reflected.ToHashSet(StringComparer.Ordinal));
    }

    private static bool Points(Type type) => type.IsPointer || type.IsFunctionPointer || (type.HasElementType && Points(type.GetElementType()!));

    // What the methods above may lack.
    private static void Take(Outer<int>.Inner<string, bool[]> inner, int[,] table, ref DateTime day, List<Dictionary<string, int?>>[] lists) => _ = (inner, table, day, lists);

    private sealed class Outer<T>
    {
        internal sealed record Inner<TOne, TTwo>(T Value, TOne One, TTwo Two);
    }
}
