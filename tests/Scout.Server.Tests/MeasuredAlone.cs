namespace Scout.Server.Tests;

/// <summary>Tests that measure the memory of the whole process: what runs beside them would be measured with it.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MeasuredAlone;
