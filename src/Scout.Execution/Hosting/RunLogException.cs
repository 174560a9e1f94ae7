namespace Scout.Execution.Hosting;

/// <summary>A run's log could not be written.</summary>
internal sealed class RunLogException(Exception inner) : Exception(inner.Message, inner);
