using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Mcp;

/// <summary>A tool that an agent may call: an operation of the API with its parameters, or an answer of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, for the agent.</param>
/// <param name="Operation">The operation behind it, such as <c>GET /api/public/traces</c>; null for an answer of its own.</param>
/// <param name="Parameters">What it takes.</param>
internal sealed record McpTool(string Name, string Description, string? Operation, params IReadOnlyList<McpParameter> Parameters)
{
    /// <summary>Answers in place of an operation.</summary>
    public Func<HttpContext, IReadOnlyDictionary<string, JsonElement>, Task<string>>? Answer { get; init; }

    public bool IsReadOnly { get; init; } = true;

    /// <summary>Whether it may take away or overwrite what is there.</summary>
    public bool IsDestructive { get; init; }

    /// <summary>Whether doing it twice is as doing it once.</summary>
    public bool IsIdempotent { get; init; } = true;

    /// <summary>The JSON schema of what it takes.</summary>
    public JsonElement Schema => JsonText.Element(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var parameter in Parameters)
        {
            writer.WritePropertyName(parameter.Name);
            parameter.WriteSchema(writer);
        }

        writer.WriteEndObject();
        writer.WriteList("required", Parameters.Where(parameter => parameter.IsRequired), static (json, parameter) => json.WriteStringValue(parameter.Name));
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
    });
}

/// <summary>What a tool takes.</summary>
/// <param name="Name">Its name, also in the operation.</param>
/// <param name="Type">string, integer, number, boolean, object, strings (a list), filter (a list of conditions), messages or any.</param>
/// <param name="Description">For the agent.</param>
internal sealed record McpParameter(string Name, string Type, string Description)
{
    public bool IsRequired { get; init; }

    /// <summary>What is sent when the agent does not say.</summary>
    public string? Otherwise { get; init; }

    public int? Most { get; init; }

    public IReadOnlyList<string>? Choices { get; init; }

    public void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        switch (Type)
        {
            case "any":
                break;
            case "strings":
                writer.WriteString("type", "array");
                writer.WriteStartObject("items");
                writer.WriteString("type", "string");
                writer.WriteEndObject();
                break;
            case "filter" or "messages":
                writer.WriteString("type", "array");
                writer.WriteStartObject("items");
                writer.WriteString("type", "object");
                writer.WriteEndObject();
                break;
            default:
                writer.WriteString("type", Type);
                break;
        }

        if (Most is { } most)
        {
            writer.WriteNumber("minimum", 1);
            writer.WriteNumber("maximum", most);
        }

        if (Choices is not null)
        {
            writer.WriteList("enum", Choices, static (json, choice) => json.WriteStringValue(choice));
        }

        writer.WriteString("description", Description);
        writer.WriteEndObject();
    }
}
