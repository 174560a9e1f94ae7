using Scout.Definitions;

namespace Scout;

public sealed partial class Template
{
    /// <summary>A hole with a date in a format of .NET: <c>{flow.Run.StartedAt:d MMMM yyyy}</c>, the same on every machine.</summary>
    /// <param name="value">The date.</param>
    /// <param name="format">A format that the type has, such as <c>yyyy-MM-dd</c>.</param>
    public void AppendFormatted(Value<DateTimeOffset> value, string format) => Append(TemplateFunctions.Format(value, format, default(DateTimeOffset)));

    /// <summary>A hole with a date in a format, empty where there is none.</summary>
    /// <param name="value">The date, or null.</param>
    /// <param name="format">A format that the type has.</param>
    public void AppendFormatted(Value<DateTimeOffset?> value, string format) => Append(TemplateFunctions.Format(value, format, default(DateTimeOffset)));

    /// <summary>A hole of a certain width with a date in a format.</summary>
    /// <param name="value">The date.</param>
    /// <param name="alignment">The width.</param>
    /// <param name="format">A format that the type has.</param>
    public void AppendFormatted(Value<DateTimeOffset> value, int alignment, string format) =>
        Append(TemplateFunctions.Pad(TemplateFunctions.Format(value, format, default(DateTimeOffset)), alignment));

    /// <summary>A hole with a date in a format of .NET: <c>{order.At:d MMMM yyyy}</c>, the same on every machine.</summary>
    /// <param name="value">The date.</param>
    /// <param name="format">A format that the type has, such as <c>yyyy-MM-dd</c>.</param>
    public void AppendFormatted(Value<DateTime> value, string format) => Append(TemplateFunctions.Format(value, format, default(DateTime)));

    /// <summary>A hole with a date in a format, empty where there is none.</summary>
    /// <param name="value">The date, or null.</param>
    /// <param name="format">A format that the type has.</param>
    public void AppendFormatted(Value<DateTime?> value, string format) => Append(TemplateFunctions.Format(value, format, default(DateTime)));

    /// <summary>A hole of a certain width with a date in a format.</summary>
    /// <param name="value">The date.</param>
    /// <param name="alignment">The width.</param>
    /// <param name="format">A format that the type has.</param>
    public void AppendFormatted(Value<DateTime> value, int alignment, string format) =>
        Append(TemplateFunctions.Pad(TemplateFunctions.Format(value, format, default(DateTime)), alignment));

    /// <summary>A hole with a day in a format of .NET: <c>{order.Due:d MMMM yyyy}</c>, the same on every machine.</summary>
    /// <param name="value">The date.</param>
    /// <param name="format">A format that the type has, such as <c>yyyy-MM-dd</c>.</param>
    public void AppendFormatted(Value<DateOnly> value, string format) => Append(TemplateFunctions.Format(value, format, default(DateOnly)));

    /// <summary>A hole with a day in a format, empty where there is none.</summary>
    /// <param name="value">The date, or null.</param>
    /// <param name="format">A format that the type has.</param>
    public void AppendFormatted(Value<DateOnly?> value, string format) => Append(TemplateFunctions.Format(value, format, default(DateOnly)));

    /// <summary>A hole of a certain width with a day in a format.</summary>
    /// <param name="value">The date.</param>
    /// <param name="alignment">The width.</param>
    /// <param name="format">A format that the type has.</param>
    public void AppendFormatted(Value<DateOnly> value, int alignment, string format) =>
        Append(TemplateFunctions.Pad(TemplateFunctions.Format(value, format, default(DateOnly)), alignment));
}
