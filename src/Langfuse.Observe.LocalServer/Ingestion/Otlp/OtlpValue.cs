using System.Globalization;

namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>The value of an attribute, as Langfuse reads it (wire contract 1.4).</summary>
internal readonly record struct OtlpValue
{
    private readonly string? _text;
    private readonly double _number;
    private readonly OtlpValue[]? _items;

    private OtlpValue(OtlpValueKind kind, string? text = null, double number = 0, OtlpValue[]? items = null)
    {
        Kind = kind;
        this._text = text;
        this._number = number;
        this._items = items;
    }

    public OtlpValueKind Kind { get; }

    public ReadOnlySpan<OtlpValue> Items => _items;

    public double Number => _number;

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
        OtlpValueKind.Text or OtlpValueKind.WireText => _text!.Length > 0,
        OtlpValueKind.Array => true,
        _ => _number != 0 && !double.IsNaN(_number),
    };

    public bool IsTrue => Kind == OtlpValueKind.Boolean ? _number != 0 : _text == "true";

    public string? TextOrNull => Kind is OtlpValueKind.Text or OtlpValueKind.WireText ? _text : null;

    /// <summary>The value as text: strings as they are, everything else as JSON.</summary>
    public string AsText() => Kind switch
    {
        OtlpValueKind.Missing => "",
        OtlpValueKind.Text or OtlpValueKind.WireText or OtlpValueKind.Boolean => _text!,
        OtlpValueKind.Integer => ((long)_number).ToString(CultureInfo.InvariantCulture),
        OtlpValueKind.Double => NumberText(_number),
        _ => OtlpValueJson.Write(this),
    };

    private static string NumberText(double value) =>
        double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "null";
}
