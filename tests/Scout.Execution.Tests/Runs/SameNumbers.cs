namespace Scout.Execution.Tests.Runs;

/// <summary>Code blocks that give back the number that they get, one for each type.</summary>
internal static class SameNumbers
{
    public static sbyte OfSByte(sbyte number) => number;

    public static byte OfByte(byte number) => number;

    public static short OfInt16(short number) => number;

    public static ushort OfUInt16(ushort number) => number;

    public static int OfInt32(int number) => number;

    public static uint OfUInt32(uint number) => number;

    public static long OfInt64(long number) => number;

    public static ulong OfUInt64(ulong number) => number;

    public static float OfSingle(float number) => number;

    public static double OfDouble(double number) => number;

    public static decimal OfDecimal(decimal number) => number;
}
