using System.Globalization;

namespace Langfuse.Observe;

/// <summary>The value of a score: a number, a boolean, a text or the name of an enum member.</summary>
/// <remarks>You do not write this type: pass the value itself, it converts.</remarks>
public readonly struct ScoreValue : IEquatable<ScoreValue>
{
    private readonly double _number;
    private readonly string? _text;

    private ScoreValue(ScoreDataType dataType, double number, string? text)
    {
        DataType = dataType;
        _number = number;
        _text = text;
    }

    /// <summary>The data type that this value has when none is given.</summary>
    public ScoreDataType DataType { get; }

    /// <summary>The number (1 or 0 for a boolean), or null for a text.</summary>
    public double? Number => _text is null && DataType is ScoreDataType.Numeric or ScoreDataType.Boolean ? _number : null;

    /// <summary>The text, or null for a number or boolean.</summary>
    public string? Text => _text;

    /// <summary>A numeric value.</summary>
    public static implicit operator ScoreValue(double value) => new(ScoreDataType.Numeric, value, null);

    /// <summary>A numeric value: <c>0.4f</c> is 0.4, not the nearest number that a double can tell from it.</summary>
    public static implicit operator ScoreValue(float value) =>
        new(ScoreDataType.Numeric, double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), null);

    /// <summary>A numeric value.</summary>
    public static implicit operator ScoreValue(decimal value) => new(ScoreDataType.Numeric, (double)value, null);

    /// <summary>A numeric value.</summary>
    public static implicit operator ScoreValue(int value) => new(ScoreDataType.Numeric, value, null);

    /// <summary>A numeric value.</summary>
    public static implicit operator ScoreValue(long value) => new(ScoreDataType.Numeric, value, null);

    /// <summary>A boolean value.</summary>
    public static implicit operator ScoreValue(bool value) => new(ScoreDataType.Boolean, value ? 1 : 0, null);

    /// <summary>A categorical value (or a text, when the data type says so).</summary>
    public static implicit operator ScoreValue(string value) => new(ScoreDataType.Categorical, 0, value);

    /// <summary>A categorical value: the name of the enum member.</summary>
    public static implicit operator ScoreValue(Enum value) => new(ScoreDataType.Categorical, 0, value?.ToString());

    /// <inheritdoc/>
    public bool Equals(ScoreValue other) => DataType == other.DataType && _number.Equals(other._number) && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ScoreValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DataType, _number, _text);

    /// <inheritdoc/>
    public override string ToString() => _text ?? _number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether two values are the same.</summary>
    public static bool operator ==(ScoreValue left, ScoreValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(ScoreValue left, ScoreValue right) => !left.Equals(right);
}
