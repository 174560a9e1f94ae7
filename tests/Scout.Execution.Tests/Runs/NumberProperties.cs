using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scout.Execution.Plans;
using Scout.Revisions.Format;
using Scout.Revisions.Rules.Templates;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Tests.Runs;

/// <summary>Every numeric type, every way of a value from input to output: not a digit is lost.</summary>
[Properties(Arbitrary = [typeof(NumberGenerators)], MaxTest = 40)]
public class NumberProperties
{
    [Property]
    public Task An_sbyte_is_exact(sbyte value) => ExactAsync(value, value == sbyte.MaxValue ? (sbyte)(value - 1) : (sbyte)(value + 1));

    [Property]
    public Task A_byte_is_exact(byte value) => ExactAsync(value, value == byte.MaxValue ? (byte)(value - 1) : (byte)(value + 1));

    [Property]
    public Task A_short_is_exact(short value) => ExactAsync(value, value == short.MaxValue ? (short)(value - 1) : (short)(value + 1));

    [Property]
    public Task A_ushort_is_exact(ushort value) => ExactAsync(value, value == ushort.MaxValue ? (ushort)(value - 1) : (ushort)(value + 1));

    [Property]
    public Task An_int_is_exact(int value) => ExactAsync(value, value == int.MaxValue ? value - 1 : value + 1);

    [Property]
    public Task A_uint_is_exact(uint value) => ExactAsync(value, value == uint.MaxValue ? value - 1 : value + 1);

    [Property]
    public Task A_long_is_exact(long value) => ExactAsync(value, value == long.MaxValue ? value - 1 : value + 1);

    [Property]
    public Task A_ulong_is_exact(ulong value) => ExactAsync(value, value == ulong.MaxValue ? value - 1 : value + 1);

    [Property]
    public Task A_float_is_exact(float value) => ExactAsync(value, value == float.MaxValue ? float.BitDecrement(value) : float.BitIncrement(value));

    [Property]
    public Task A_double_is_exact(double value) => ExactAsync(value, value == double.MaxValue ? double.BitDecrement(value) : double.BitIncrement(value));

    [Property]
    public Task A_decimal_is_exact(decimal value) => ExactAsync(value, value == decimal.MaxValue ? value - 1 : Next(value));

    // The value and its nearest neighbour of the type, by every way.
    private static async Task ExactAsync<T>(T value, T other)
        where T : struct, INumber<T>
    {
        var json = Json(value);
        var run = new TestRun();
        var outcome = await run.RunAsync(PlanFor(value, other), $$"""{"value":{{json}},"list":[{{json}},{{Json(other)}}]}""");

        Assert.True(outcome.Output is not null, outcome.Error?.Message);
        var output = outcome.Output.Value;
        Assert.Equal(value, Parse<T>(output.GetProperty("text").GetString()!));
        Assert.Equal(value, output.GetProperty("value").Deserialize<T>(JsonShape.Options));
        Assert.Equal(value, output.GetProperty("code").Deserialize<T>(JsonShape.Options));
        Assert.Equal(value, output.GetProperty("computed").Deserialize<T>(JsonShape.Options));
        Assert.Equal([value, other], output.GetProperty("each").EnumerateArray().Select(item => Parse<T>(item.GetString()!)));
        Assert.Equal([T.Min(value, other), T.Max(value, other)], output.GetProperty("sorted").EnumerateArray().Select(item => item.Deserialize<T>(JsonShape.Options)));
        Assert.Equal(
            (true, false, value.CompareTo(other) < 0, value.CompareTo(other) > 0, "other"),
            (output.GetProperty("is").GetBoolean(), output.GetProperty("is_other").GetBoolean(), output.GetProperty("less").GetBoolean(), output.GetProperty("greater").GetBoolean(), output.GetProperty("branch").GetString()));

        // What `logs` reads are the events as they are written.
        var logged = run.Events.Select(happened => JsonSerializer.Deserialize<RunEvent>(JsonSerializer.Serialize(happened, RunJson.Written), RunJson.Written)).ToArray();
        Assert.Equal(value, ((RunStarted)logged[0]!).Inputs.GetProperty("value").Deserialize<T>(JsonShape.Options));
        Assert.Equal(value, ((RunCompleted)logged[^1]!).Output.GetProperty("code").Deserialize<T>(JsonShape.Options));
    }

    private static Plan PlanFor<T>(T value, T other)
        where T : struct, INumber<T>
    {
        var (same, unlike) = (ScribanText.Number(Json(value)), ScribanText.Number(Json(other)));
        var schema = SchemaWriter.For(typeof(T)).Json.GetRawText();
        var method = $"M:Scout.Execution.Tests.Runs.SameNumbers.Of{typeof(T).Name}({typeof(T).FullName})";
        var result = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["text"] = "text",
            ["value"] = "inputs.value",
            ["code"] = "code",
            ["computed"] = "(inputs.value + 0) * 1",
            ["each"] = "each",
            ["sorted"] = "inputs.list | array.sort",
            ["is"] = $"inputs.value == {same}",
            ["is_other"] = $"inputs.value == {unlike}",
            ["less"] = $"inputs.value < {unlike}",
            ["greater"] = $"inputs.value > {unlike}",
            ["branch"] = "branch",
        });
        var blocks = string.Join(
            ',',
            Revisions.Block("branch", "if", $$"""{"condition":"inputs.value == {{unlike}}"}""", $"\"then\":{Revisions.Scope("", "\"'same'\"")},\"otherwise\":{Revisions.Scope("", "\"'other'\"")}", "inputs"),
            $$"""{"type":"code","needs":["inputs"],"config":{"method":"{{method}}","arguments":["inputs.value"],"fingerprint":"sha256:00"},"output":{{schema}}}""".Insert(0, "\"code\":"),
            Revisions.Block("each", "foreach", """{"items":"inputs.list","concurrency":2}""", $"\"body\":{Revisions.Scope(Revisions.Text("one", "{{ item }}"), "\"one\"")}", "inputs"),
            Revisions.Text("text", "{{ inputs.value }}", "inputs"));
        var input = $$"""{"type":"object","properties":{"value":{{schema}},"list":{"type":"array","items":{{schema}} } },"required":["list","value"]}""";
        var json = $$"""{"format":1,"workflow":"test","input":{{input}},"output":{},"blocks":{{{blocks}}},"result":{{result}}}""";
        return PlanCompiler.Compile(RevisionJson.Read(Encoding.UTF8.GetBytes(json)), new string('0', 64), new Dictionary<string, Plan>());
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonShape.Options);

    private static T Parse<T>(string text)
        where T : INumber<T> => T.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static decimal Next(decimal value)
    {
        var scale = 28;
        while (true)
        {
            try
            {
                var next = value + new decimal(1, 0, 0, false, (byte)scale);
                if (next > value)
                {
                    return next;
                }
            }
            catch (OverflowException)
            {
                // As many digits as there are: one place to the left.
            }

            scale--;
        }
    }
}

/// <summary>Numbers of all sizes and at all edges.</summary>
internal static class NumberGenerators
{
    private static Gen<int> Bits { get; } = Gen.Choose(int.MinValue, int.MaxValue);

    private static Gen<ulong> Long { get; } =
        from high in Bits
        from low in Bits
        from shift in Gen.Choose(0, 63)
        select (((ulong)(uint)high << 32) | (uint)low) >> shift;

    public static Arbitrary<sbyte> SBytes() => Arb.From(Long.Select(bits => (sbyte)bits));

    public static Arbitrary<byte> Bytes() => Arb.From(Long.Select(bits => (byte)bits));

    public static Arbitrary<short> Shorts() => Arb.From(Long.Select(bits => (short)bits));

    public static Arbitrary<ushort> UShorts() => Arb.From(Long.Select(bits => (ushort)bits));

    public static Arbitrary<int> Ints() => Arb.From(Gen.OneOf(Gen.Elements(int.MinValue, int.MinValue + 1, int.MaxValue, 0), Long.Select(bits => (int)bits)));

    public static Arbitrary<uint> UInts() => Arb.From(Gen.OneOf(Gen.Elements(uint.MaxValue, (uint)int.MaxValue + 1), Long.Select(bits => (uint)bits)));

    public static Arbitrary<long> Longs() => Arb.From(Gen.OneOf(Gen.Elements(long.MinValue, long.MaxValue, 7615917337495251231, 9007199254740993, -9007199254740993), Long.Select(bits => (long)bits)));

    public static Arbitrary<ulong> ULongs() => Arb.From(Gen.OneOf(Gen.Elements(ulong.MaxValue, (ulong)long.MaxValue + 1), Long));

    public static Arbitrary<float> Floats() => Arb.From(
        Gen.OneOf(Gen.Elements(float.Epsilon, float.MaxValue, float.MinValue, 0.1f, 16777216f), Bits.Select(BitConverter.Int32BitsToSingle)).Where(float.IsFinite));

    public static Arbitrary<double> Doubles() => Arb.From(
        Gen.OneOf(Gen.Elements(double.Epsilon, double.MaxValue, double.MinValue, 0.1, 1e22, 9007199254740992), Long.Select(BitConverter.UInt64BitsToDouble)).Where(double.IsFinite));

    public static Arbitrary<decimal> Decimals() => Arb.From(Gen.OneOf(
        Gen.Elements(decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 12345678901234567.89m, 1.10m),
        from low in Bits
        from middle in Bits
        from high in Bits
        from negative in Gen.Elements(true, false)
        from scale in Gen.Choose(0, 28)
        select new decimal(low, middle, high, negative, (byte)scale)));
}
