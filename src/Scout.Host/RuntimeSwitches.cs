namespace Scout.Host;

/// <summary>Takes back what a project turns off only because it is to be trimmed or compiled ahead of time: the host is neither.</summary>
/// <remarks>Switches are read when they are first asked for, so this comes before everything else. What a project may turn off for its own code, such as its own use of reflection for JSON, stays.</remarks>
internal static class RuntimeSwitches
{
    private static readonly (string Name, bool Value)[] OfAWholeProgram =
    [
        ("System.ComponentModel.DefaultValueAttribute.IsSupported", true),
        ("System.Diagnostics.StackTrace.IsSupported", true),
        ("System.Reflection.NullabilityInfoContext.IsSupported", true),
        ("System.Resources.UseSystemResourceKeys", false),
        ("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", true),
        ("System.Linq.Expressions.CanEmitObjectArrayDelegate", true),
    ];

    public static void Restore()
    {
        foreach (var (name, value) in OfAWholeProgram)
        {
            AppContext.SetSwitch(name, value);
        }
    }
}
