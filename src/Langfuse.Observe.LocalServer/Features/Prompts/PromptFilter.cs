namespace Langfuse.Observe.LocalServer.Features.Prompts;

/// <summary>Which versions of prompts a list shows.</summary>
internal sealed record PromptFilter(string? Name, string? Label, string? Tag, long? FromUpdatedUs, long? ToUpdatedUs)
{
    public static PromptFilter From(QueryReader query) =>
        new(query.Text("name"), query.Text("label"), query.Text("tag"), query.TimeUs("fromUpdatedAt"), query.TimeUs("toUpdatedAt"));

    public bool Matches(PromptVersion version) =>
        (Name is null || version.Name == Name)
        && (Label is null || version.Labels.Contains(Label))
        && (Tag is null || version.Tags.Contains(Tag))
        && (FromUpdatedUs is null || version.UpdatedUs >= FromUpdatedUs)
        && (ToUpdatedUs is null || version.UpdatedUs < ToUpdatedUs);
}
