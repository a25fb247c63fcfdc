using System.Text.Json;
using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>A dataset to be created or changed, as it was sent. What was not sent is left as it is.</summary>
internal sealed partial record DatasetBody(
    string Name, string? Description, JsonElement? Metadata, JsonElement? InputSchema, JsonElement? ExpectedOutputSchema, bool ClearsInputSchema, bool ClearsExpectedOutputSchema)
{
    private const int MaxName = 255;

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static DatasetBody Read(BodyReader body)
    {
        var name = body.RequiredText("name", MaxName).Trim();
        if (Markup().IsMatch(name))
        {
            body.Issues.Add("name: must not have <...> in it");
        }

        if (name.StartsWith('/') || name.EndsWith('/') || name.Contains("//", StringComparison.Ordinal))
        {
            body.Issues.Add("name: a slash stands between two names of folders, never first, last or twice");
        }

        var read = new DatasetBody(
            name, body.Text("description"), body.Json("metadata"), Schema(body, "inputSchema"), Schema(body, "expectedOutputSchema"), body.IsNull("inputSchema"), body.IsNull("expectedOutputSchema"));
        body.Check();
        return read;
    }

    private static JsonElement? Schema(BodyReader body, string name)
    {
        var schema = body.Object(name);
        if (schema is { } given && SchemaCheck.Defect(given) is { } defect)
        {
            body.Issues.Add($"{name}: is not a JSON Schema that can be used: {defect}");
        }

        return schema;
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}
