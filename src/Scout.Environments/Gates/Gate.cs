using System.Text.Json;

namespace Scout.Environments.Gates;

/// <summary>What is asked before a revision comes to an environment. Documents and pages call a gate by its name in snake_case.</summary>
internal enum Gate
{
    /// <summary>Is there a revision to take?</summary>
    Empty,

    /// <summary>Has it passed the environments that are required?</summary>
    Policy,

    /// <summary>Was it rolled back from here?</summary>
    Blocked,

    /// <summary>Does every model alias that it uses stand for a model here?</summary>
    Model,

    /// <summary>May a model answer from a script here?</summary>
    Provider,

    /// <summary>Is every variable set that it reads?</summary>
    Variable,

    /// <summary>Is every timeout one that is allowed here?</summary>
    Timeout,
}

/// <summary>One reason why a revision may not come to an environment.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Message">The thing, what is wrong, the remedy.</param>
internal sealed record GateRefusal(Gate Gate, string Message);

/// <summary>What gates are called.</summary>
internal static class GateNames
{
    /// <summary>The gate's name as documents and pages have it.</summary>
    public static string Word(this Gate gate) => JsonNamingPolicy.SnakeCaseLower.ConvertName(gate.ToString());
}
