using System.Globalization;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>The name of a spool file says all that is needed without reading it. Names sort by age.</summary>
internal readonly record struct SpoolName(string FileName, UnitKind Kind, int Count)
{
    public const string Extension = ".spool";
    public const string Unfinished = ".tmp";

    public static SpoolName New(UnitKind kind, int count) => new(
        string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow.Ticks:x16}-{Guid.NewGuid():N}-{(kind == UnitKind.Score ? "scores" : "spans")}-{count}{Extension}"),
        kind,
        count);

    /// <summary>Reads a name; null when the file is none of ours.</summary>
    public static SpoolName? Parse(string fileName)
    {
        var parts = Path.GetFileNameWithoutExtension(fileName).Split('-');
        return Path.GetExtension(fileName) == Extension && parts.Length == 4 && int.TryParse(parts[3], CultureInfo.InvariantCulture, out var count)
            ? new(fileName, parts[2] == "scores" ? UnitKind.Score : UnitKind.Observation, count)
            : null;
    }
}
