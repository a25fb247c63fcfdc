using System.Text.Json;
using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Tools: offered, called, answered; in the form that Langfuse shows as such.</summary>
internal static class ToolContent
{
    private const int MostArgumentBytes = 1 << 18;

    /// <summary>A call, as an item of <c>tool_calls</c>.</summary>
    public static void WriteCall(CaptureWriter writer, AiShape shape, object call)
    {
        if (writer.StartObject(call))
        {
            WriteCallMembers(writer, shape.Text(call, AiMeaning.CallId), Name(shape, call), ArgumentsText(shape.Read(call, AiMeaning.Arguments)));
            WriteResultOf(writer, shape, call);
            writer.EndObject();
        }
    }

    public static void WriteCallMembers(CaptureWriter writer, string? id, string? name, string? arguments)
    {
        if (id is not null && writer.Member("\"id\":"u8))
        {
            writer.Text(id);
        }

        if (writer.Member("\"type\":"u8))
        {
            writer.Text("function");
        }

        if (!writer.Member("\"function\":"u8) || !writer.StartObject())
        {
            return;
        }

        if (writer.Member("\"name\":"u8))
        {
            writer.Value(name);
        }

        if (arguments is not null && writer.Member("\"arguments\":"u8))
        {
            writer.Text(arguments);
        }

        writer.EndObject();
    }

    /// <summary>What a tool answered: a text as it is, anything else as JSON.</summary>
    public static void WriteResult(CaptureWriter writer, AiShape shape, object result)
    {
        var answer = shape.Read(result, AiMeaning.Result) ?? shape.Read(result, AiMeaning.Error);
        if (answer is null)
        {
            writer.Null();
        }
        else if (JsonOf(answer) is { } json)
        {
            JsonContent.WriteText(writer, json);
        }
        else
        {
            ValueDispatch.WriteObject(writer, answer);
        }
    }

    /// <summary>A tool that is offered to a model.</summary>
    public static void WriteOffer(CaptureWriter writer, AiShape shape, object tool)
    {
        if (!writer.StartObject(tool))
        {
            return;
        }

        if (writer.Member("\"type\":"u8))
        {
            writer.Text("function");
        }

        if (writer.Member("\"function\":"u8) && writer.StartObject())
        {
            if (writer.Member("\"name\":"u8))
            {
                writer.Value(Name(shape, tool));
            }

            if (shape.Text(tool, AiMeaning.Description) is { Length: > 0 } description && writer.Member("\"description\":"u8))
            {
                writer.Text(description);
            }

            if (shape.Read(tool, AiMeaning.Schema) is { } schema && writer.Member("\"parameters\":"u8))
            {
                ValueDispatch.WriteObject(writer, schema);
            }

            writer.EndObject();
        }

        writer.EndObject();
    }

    public static string? Name(AiShape shape, object tool)
    {
        var name = shape.Text(tool, AiMeaning.ToolName) ?? shape.Fixed;
        return shape.Text(tool, AiMeaning.Plugin) is { Length: > 0 } plugin ? plugin + "-" + name : name;
    }

    /// <summary>The arguments as JSON text, which is what the wire has.</summary>
    public static string? ArgumentsText(object? arguments) => arguments switch
    {
        null => null,
        string text => text,
        _ when BinaryContent.TextOf(arguments) is { } text => text,
        _ => ValueCapture.Text(arguments, MostArgumentBytes).TakeString(),
    };

    private static void WriteResultOf(CaptureWriter writer, AiShape shape, object call)
    {
        if (shape.Read(call, AiMeaning.Result) is { } result && writer.Member("\"result\":"u8))
        {
            ValueDispatch.WriteObject(writer, result);
        }
    }

    // A library gives the answer of a function as an element that holds a text.
    private static string? JsonOf(object answer) => answer is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
