using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>A Langfuse project, or another local server, that traces are pulled from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, unique in the project.</param>
/// <param name="Host">The address of the server; null for that of the environment.</param>
/// <param name="PublicKey">The public key; null for that of the environment.</param>
/// <param name="LockedSecretKey">The secret key in the <see cref="SecretBox"/>; null for that of the environment.</param>
/// <param name="DisplaySecretKey">Its beginning and end, for people to recognise it.</param>
/// <param name="AutoSync">Whether it is pulled from again and again.</param>
/// <param name="IntervalMinutes">How long after one sync the next begins.</param>
/// <param name="LookbackDays">How far back the first sync goes, and what is read again once a day for what came late.</param>
/// <param name="BatchSize">Traces per request.</param>
/// <param name="Api">Which reads are used: auto, v4 or v3.</param>
/// <param name="CreatedUs">When it was made.</param>
/// <param name="UpdatedUs">When it was changed last.</param>
internal sealed record Integration(
    string Id, string Name, string? Host, string? PublicKey, string? LockedSecretKey, string? DisplaySecretKey,
    bool AutoSync, double IntervalMinutes, double LookbackDays, int BatchSize, string Api, long CreatedUs, long UpdatedUs)
{
    public const double DefaultIntervalMinutes = 5;
    public const double DefaultLookbackDays = 7;
    public const int DefaultBatchSize = 100;

    public static readonly IReadOnlyCollection<string> Apis = ["auto", "v4", "v3"];

    public static readonly Collection<Integration> Collection =
        new("integration", SyncJson.Default.Integration, item => item.Id, item => item.CreatedUs) { Unique = item => item.Name };

    /// <summary>The integration of that id, else of that name.</summary>
    public static Integration? Find(ICatalogueReader catalogue, string projectId, string idOrName) =>
        catalogue.Find(Collection, projectId, idOrName) ?? catalogue.FindUnique(Collection, projectId, idOrName);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Integration))]
[JsonSerializable(typeof(SyncState))]
[JsonSerializable(typeof(SyncRun))]
internal sealed partial class SyncJson : JsonSerializerContext;
