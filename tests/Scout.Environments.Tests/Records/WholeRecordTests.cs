using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Scout.Environments.Evidence;
using Scout.Environments.Records;
using Scout.Revisions.Runs;

namespace Scout.Environments.Tests.Records;

/// <summary>A member that may be left out of a file is something all the same where nobody looks for nothing: the generated readers do not know initialisers.</summary>
public class WholeRecordTests
{
    [Fact]
    public void What_a_file_may_leave_out_is_never_nothing_where_something_is_promised()
    {
        var holes = new List<string>();
        foreach (var (context, roots) in new (IJsonTypeInfoResolver, Type[])[]
        {
            (new StoreRecordsJson(), [typeof(BundleList), typeof(EventRecord), typeof(LatestBuild), typeof(Manifest), typeof(Promotion)]),
            (new EvidenceJson(), [typeof(EvidenceStatement)]),
            (new RunJson(), [typeof(RunEvent), typeof(RunError), typeof(RunSignal), typeof(BlockWait), typeof(PlaceWait)]),
        })
        {
            var needed = new HashSet<(Type, string)>();
            var options = new JsonSerializerOptions(StoreRecordsJson.Written)
            {
                TypeInfoResolver = context.WithAddedModifier(type =>
                {
                    foreach (var member in type.Properties.Where(member => member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false }))
                    {
                        needed.Add((type.Type, member.Name));
                        member.IsRequired = false;
                    }
                }),
            };
            foreach (var type in Reached(options, roots).Where(type => !type.Type.IsAbstract))
            {
                var empty = JsonSerializer.Deserialize("{}", type)!;
                holes.AddRange(type.Properties
                    .Where(member => !needed.Contains((type.Type, member.Name)) && member is { Get: { } get, IsGetNullable: false } && IsNothing(get(empty)))
                    .Select(member => $"{type.Type.Name}.{member.Name}"));
            }
        }

        Assert.Empty(holes);
    }

    private static bool IsNothing(object? value) =>
        value is null || (value.GetType() is { IsGenericType: true } type && type.Name == "ImmutableArray`1" && (bool)type.GetProperty("IsDefault")!.GetValue(value)!);

    private static IEnumerable<JsonTypeInfo> Reached(JsonSerializerOptions options, IEnumerable<Type> roots)
    {
        var (seen, todo) = (new HashSet<Type>(), new Queue<Type>(roots));
        while (todo.TryDequeue(out var next))
        {
            if (!seen.Add(next) || options.GetTypeInfo(next) is not { } type)
            {
                continue;
            }

            foreach (var other in type.Properties.Select(member => member.PropertyType).Append(type.ElementType).Concat(type.PolymorphismOptions?.DerivedTypes.Select(derived => derived.DerivedType) ?? []))
            {
                if (other is not null)
                {
                    todo.Enqueue(Nullable.GetUnderlyingType(other) ?? other);
                }
            }

            if (type.Kind == JsonTypeInfoKind.Object)
            {
                yield return type;
            }
        }
    }
}
