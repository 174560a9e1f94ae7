using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Package.Tests.Harness;

/// <summary>What the compiler found on a line.</summary>
internal sealed record Finding(string File, int Line, string Id) : IComparable<Finding>
{
    /// <summary>The property that makes the compiler write down all that it finds, notes too, which a build does not print.</summary>
    public const string LogProperty = "<ErrorLog>$(MSBuildProjectDirectory)/found.sarif,version=2.1</ErrorLog>";

    /// <summary>What the compiler wrote down, the rules of the platform left out.</summary>
    public static ImmutableSortedSet<Finding> In(Consumer consumer)
    {
        using var log = JsonDocument.Parse(System.IO.File.ReadAllText(consumer.PathOf("found.sarif")));
        return
        [
            .. from result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
               let id = result.GetProperty("ruleId").GetString()!
               where !id.StartsWith("CA", StringComparison.Ordinal) && !id.StartsWith("IDE", StringComparison.Ordinal)
               select At(result, id),
        ];
    }

    /// <summary>Asserts what the compiler found, and that it found nothing else.</summary>
    public static void MustBe(IEnumerable<Finding> expected, Consumer consumer)
    {
        var found = In(consumer);
        var all = expected.ToImmutableSortedSet();
        Assert.True(found.SetEquals(all), $"Not found:\n{string.Join('\n', all.Except(found))}\nFound, not expected:\n{string.Join('\n', found.Except(all))}");
    }

    public int CompareTo(Finding? other) => other is null ? 1 : (File, Line, Id).CompareTo((other.File, other.Line, other.Id));

    public override string ToString() => $"{File}({Line}): {Id}";

    private static Finding At(JsonElement result, string id)
    {
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
        {
            return new("", 0, id);
        }

        var place = locations[0].GetProperty("physicalLocation");
        return new(
            Path.GetFileName(new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath),
            place.GetProperty("region").GetProperty("startLine").GetInt32(),
            id);
    }
}
