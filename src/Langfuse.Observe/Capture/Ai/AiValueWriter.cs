using Langfuse.Observe.Capture.Known;
using Langfuse.Observe.Capture.Writers;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Writes a value of an AI library's type by what it is.</summary>
internal sealed class AiValueWriter(AiShape shape) : ValueWriter
{
    /// <summary>Null when no AI library has the type.</summary>
    public static ValueWriter? For(Type type) =>
        AiShapes.For(type) is { } shape ? new FencedWriter(new AiValueWriter(shape))
        : LibraryListWriter.Fits(type) ? new FencedWriter(new LibraryListWriter())
        : null;

    public override void WriteObject(CaptureWriter writer, object value)
    {
        switch (shape.Kind)
        {
            case AiKind.Message:
                MessageContent.Write(writer, shape, value);
                break;
            case AiKind.Response or AiKind.Update:
                ResponseContent.Write(writer, shape, value);
                break;
            case AiKind.Usage:
                UsageContent.Write(writer, UsageContent.Of(shape, value) ?? new Usage());
                break;
            case AiKind.Options:
                OptionsContent.Write(writer, shape, value);
                break;
            case AiKind.Tool:
                ToolContent.WriteOffer(writer, shape, value);
                break;
            case AiKind.Embedding:
                EmbeddingContent.WriteOne(writer, shape, value);
                break;
            case AiKind.Embeddings:
                EmbeddingContent.WriteMany(writer, shape, value);
                break;
            case AiKind.Wrapper:
                WrapperContent.Write(writer, shape, value);
                break;
            case AiKind.Token:
                writer.Value(shape.Text(value, AiMeaning.Text));
                break;
            case AiKind.List:
                CollectionContent.WriteList(writer, value);
                break;
            case AiKind.Map:
                CollectionContent.WriteMap(writer, value);
                break;
            case AiKind.Json:
                JsonContent.Write(writer, shape, value);
                break;
            case AiKind.Binary:
                BinaryContent.Write(writer, shape, value);
                break;
            default:
                PartContent.Write(writer, shape, value);
                break;
        }
    }
}
