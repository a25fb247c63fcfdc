using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Server.Cli.Push;

/// <summary>How far pushes from one server to another have come: a small file of the user, written with every page.</summary>
internal sealed class PushState
{
    private string _path = "";

    public Dictionary<string, PushPlace> Kinds { get; set; } = [];

    /// <summary>What is known of pushes between the two; nothing before the first, or when the file is damaged.</summary>
    public static PushState Open(ServerConnection source, ServerConnection target)
    {
        var pair = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source.BaseUrl} {source.PublicKey} {target.BaseUrl} {target.PublicKey}")))[..24];
        var path = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "langfuse-observe", "push", pair + ".json");
        PushState? state = null;
        try
        {
            state = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllText(path), PushStateJson.Default.PushState) : null;
        }
        catch (JsonException)
        {
            // Begun anew: what is there already is sent again, and nothing is doubled by that.
        }

        state ??= new PushState();
        state._path = path;
        return state;
    }

    public PushPlace Of(string kind) => Kinds.GetValueOrDefault(kind) ?? new PushPlace(null, null);

    public void Save(string kind, PushPlace place)
    {
        Kinds[kind] = place;
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var beside = _path + ".new";
        File.WriteAllText(beside, JsonSerializer.Serialize(this, PushStateJson.Default.PushState));
        File.Move(beside, _path, overwrite: true);
    }
}

/// <param name="Until">Everything that started before was pushed.</param>
/// <param name="Walk">What was left unfinished.</param>
internal sealed record PushPlace(DateTimeOffset? Until, PushWalk? Walk);

/// <summary>A way through a span of time from its end to its beginning.</summary>
/// <param name="From">Where it ends.</param>
/// <param name="To">Where it began.</param>
/// <param name="Before">Everything from here to <paramref name="To"/> was pushed.</param>
/// <param name="Cursor">The page within one millisecond that holds more than a page.</param>
internal sealed record PushWalk(DateTimeOffset From, DateTimeOffset To, DateTimeOffset Before, string? Cursor)
{
    public double Share => To > From ? (To - Before) / (To - From) : 1;

    /// <summary>The place after a page whose oldest item started then.</summary>
    public PushWalk After(DateTimeOffset oldest, string next)
    {
        var before = DateTimeOffset.FromUnixTimeMilliseconds(oldest.ToUnixTimeMilliseconds() + 1);
        return before < Before ? this with { Before = before, Cursor = null } : this with { Cursor = next };
    }
}

[JsonSerializable(typeof(PushState))]
internal sealed partial class PushStateJson : JsonSerializerContext;
