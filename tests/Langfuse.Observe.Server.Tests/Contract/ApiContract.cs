using System.Text.Json;
using Langfuse.Observe.LocalServer.Json;

namespace Langfuse.Observe.Server.Tests.Contract;

/// <summary>
/// The contract of Langfuse's API, reduced to what can be checked: the operations of version 4.35.0 (as its command line lists them), and the shapes of their answers
/// (from the OpenAPI file of 4.16).
/// </summary>
internal sealed class ApiContract
{
    private readonly JsonElement _file = JsonText.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Contract", "api-shapes.json")));

    /// <summary>The operations, as "GET /api/public/traces", and whether they are deprecated.</summary>
    public IReadOnlyList<(string Operation, bool IsDeprecated)> Operations =>
        [.. _file.GetProperty("contract").EnumerateArray().Select(item => (item.GetProperty("operation").GetString()!, item.GetProperty("deprecated").GetBoolean()))];

    /// <summary>What in an answer does not have its shape; nothing when no shape is known.</summary>
    public IReadOnlyList<string> Problems(string operation, string answer)
    {
        if (!_file.GetProperty("operations").TryGetProperty(operation, out var shape))
        {
            return [];
        }

        var schema = JsonText.Element(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("schemas");
            _file.GetProperty("schemas").WriteTo(writer);
            writer.WritePropertyName("allOf");
            writer.WriteStartArray();
            shape.WriteTo(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
        return SchemaCheck.Problems(schema, JsonText.Parse(answer));
    }
}
