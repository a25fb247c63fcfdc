using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.SavedViews;

/// <summary>What a list or a dashboard of the page shows, under a name: its parameters in the address. Everybody in the project has it.</summary>
/// <param name="Id">The list and the name: a second one of the same name takes the place of the first.</param>
/// <param name="List">The list: "traces", "metrics".</param>
/// <param name="Query">The parameters, without a question mark.</param>
internal sealed record SavedView(string Id, string List, string Name, string Query, long UpdatedUs)
{
    public static readonly Collection<SavedView> Collection = new("saved-view", SavedViewJson.Default.SavedView, view => view.Id, view => view.UpdatedUs) { Parent = view => view.List };

    public static string IdOf(string list, string name) => $"{list}/{name}";
}

/// <summary>A saved view as the page reads it.</summary>
internal sealed record SavedViewReply(string List, string Name, string Query, string UpdatedAt)
{
    public static SavedViewReply Of(SavedView view) => new(view.List, view.Name, view.Query, Micros.Iso(view.UpdatedUs));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SavedView))]
[JsonSerializable(typeof(SavedViewReply))]
[JsonSerializable(typeof(IReadOnlyList<SavedViewReply>), TypeInfoPropertyName = "SavedViews")]
internal sealed partial class SavedViewJson : JsonSerializerContext;
