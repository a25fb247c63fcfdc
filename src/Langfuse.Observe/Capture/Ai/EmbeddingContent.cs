using System.Collections;
using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Vectors as how many there are and how long they are: their numbers tell a reader nothing.</summary>
internal static class EmbeddingContent
{
    public static void WriteOne(CaptureWriter writer, AiShape shape, object value)
    {
        if (!writer.StartObject(value))
        {
            return;
        }

        WriteDimensions(writer, shape.Number(value, AiMeaning.Dimensions));
        WriteModel(writer, shape.Text(value, AiMeaning.Model));
        writer.EndObject();
    }

    public static void WriteMany(CaptureWriter writer, AiShape shape, object value)
    {
        if (!writer.StartObject(value))
        {
            return;
        }

        // The collection itself is one of the library's: it is read as such, not as the shape that it is.
        var items = shape.Read(value, AiMeaning.Items);
        var vectors = items as IList ?? (items is IEnumerable read && AiItems.IsReadable(items.GetType()) ? read.Cast<object?>().ToList() : []);
        if (writer.Member("\"count\":"u8))
        {
            writer.Value(vectors.Count);
        }

        var first = vectors.Count > 0 ? vectors[0] : null;
        var vector = first is null ? null : AiShapes.For(first.GetType());
        WriteDimensions(writer, first is Array numbers ? numbers.Length : vector?.Number(first!, AiMeaning.Dimensions));
        var model = shape.Text(value, AiMeaning.Model) ?? vector?.Text(first!, AiMeaning.Model);
        WriteModel(writer, model);
        ResponseContent.WriteUsage(writer, shape, value);
        writer.EndObject();
        if (writer.IsCounting)
        {
            writer.GetFindings().FoundModel(model);
        }
    }

    private static void WriteDimensions(CaptureWriter writer, long? dimensions)
    {
        if (dimensions is not null && writer.Member("\"dimensions\":"u8))
        {
            writer.Value(dimensions.Value);
        }
    }

    private static void WriteModel(CaptureWriter writer, string? model)
    {
        if (model is not null && writer.Member("\"model\":"u8))
        {
            writer.Text(model);
        }
    }
}
