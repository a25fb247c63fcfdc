using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>Writes attribute values as JSON.</summary>
internal static class OtlpValueJson
{
    public static string Write(OtlpValue value) => JsonText.Build(writer => Write(writer, value));

    public static void Write(Utf8JsonWriter writer, OtlpValue value)
    {
        switch (value.Kind)
        {
            case OtlpValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case OtlpValueKind.Text or OtlpValueKind.WireText:
                writer.WriteStringValue(value.AsText());
                break;
            case OtlpValueKind.Missing:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteRawValue(value.AsText());
                break;
        }
    }
}
