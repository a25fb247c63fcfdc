using System.Globalization;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>The name of a spool file says all that is needed without reading it. Names sort by age.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Count">How many units it was written with.</param>
/// <param name="Written">When it was written.</param>
internal readonly record struct SpoolName(string Path, UnitKind Kind, int Count, DateTime Written)
{
    public const string Extension = ".spool";
    public const string Unfinished = ".tmp";

    public string FileName => System.IO.Path.GetFileName(Path);

    public static SpoolName New(string directory, UnitKind kind, int count)
    {
        var now = DateTime.UtcNow;
        var name = string.Create(CultureInfo.InvariantCulture, $"{now.Ticks:x16}-{Guid.NewGuid():N}-{(kind == UnitKind.Score ? "scores" : "spans")}-{count}{Extension}");
        return new(System.IO.Path.Combine(directory, name), kind, count, now);
    }

    /// <summary>Reads a name; null when the file is none of ours.</summary>
    public static SpoolName? Parse(string path)
    {
        var parts = System.IO.Path.GetFileNameWithoutExtension(path).Split('-');
        return System.IO.Path.GetExtension(path) == Extension && parts is [var ticks, _, "scores" or "spans", var number]
            && int.TryParse(number, CultureInfo.InvariantCulture, out var count) && count >= 0
            && long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var written) && written <= DateTime.MaxValue.Ticks && written >= 0
            ? new(path, parts[2] == "scores" ? UnitKind.Score : UnitKind.Observation, count, new DateTime(written, DateTimeKind.Utc))
            : null;
    }
}
