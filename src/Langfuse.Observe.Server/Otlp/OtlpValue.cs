using System.Globalization;

namespace Langfuse.Observe.Server.Otlp;

/// <summary>The value of an attribute, as Langfuse reads it (wire contract 1.4).</summary>
internal readonly record struct OtlpValue
{
    private readonly string? text;
    private readonly double number;
    private readonly OtlpValue[]? items;

    private OtlpValue(OtlpValueKind kind, string? text = null, double number = 0, OtlpValue[]? items = null)
    {
        Kind = kind;
        this.text = text;
        this.number = number;
        this.items = items;
    }

    public OtlpValueKind Kind { get; }

    public ReadOnlySpan<OtlpValue> Items => items;

    public double Number => number;

    public bool IsNumber => Kind is OtlpValueKind.Integer or OtlpValueKind.Double;

    public static OtlpValue Missing => default;

    public static OtlpValue Of(string text) => new(OtlpValueKind.Text, text);

    public static OtlpValue Of(bool value) => new(OtlpValueKind.Boolean, value ? "true" : "false", value ? 1 : 0);

    // Langfuse reads int64 as a JavaScript number: over 2^53 the last digits are lost there too.
    public static OtlpValue Of(long value) => new(OtlpValueKind.Integer, null, value);

    public static OtlpValue Of(double value) => new(OtlpValueKind.Double, null, value);

    public static OtlpValue Of(OtlpValue[] items) => new(OtlpValueKind.Array, items: items);

    public static OtlpValue Wire(string json) => new(OtlpValueKind.WireText, json);

    /// <summary>Whether JavaScript's <c>||</c> would take this value: an empty string, 0 and false fall through to the next key.</summary>
    public bool IsTruthy => Kind switch
    {
        OtlpValueKind.Missing => false,
        OtlpValueKind.Text or OtlpValueKind.WireText => text!.Length > 0,
        OtlpValueKind.Array => true,
        _ => number != 0 && !double.IsNaN(number),
    };

    public bool IsTrue => Kind == OtlpValueKind.Boolean ? number != 0 : text == "true";

    public string? TextOrNull => Kind is OtlpValueKind.Text or OtlpValueKind.WireText ? text : null;

    /// <summary>The value as text: strings as they are, everything else as JSON.</summary>
    public string AsText() => Kind switch
    {
        OtlpValueKind.Missing => "",
        OtlpValueKind.Text or OtlpValueKind.WireText or OtlpValueKind.Boolean => text!,
        OtlpValueKind.Integer => ((long)number).ToString(CultureInfo.InvariantCulture),
        OtlpValueKind.Double => NumberText(number),
        _ => OtlpValueJson.Write(this),
    };

    private static string NumberText(double value) =>
        double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "null";
}
