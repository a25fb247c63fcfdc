namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>Reads an ExportTraceServiceRequest of opentelemetry-proto 1.x; the field numbers are those of its .proto files.</summary>
internal static class OtlpProtobuf
{
    /// <exception cref="InvalidDataException">The bytes are not such a message.</exception>
    public static OtlpExport Read(ReadOnlySpan<byte> bytes)
    {
        var export = new OtlpExport();
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                ReadResourceSpans(export, reader.Bytes());
            }
            else
            {
                reader.Skip();
            }
        }
        return export;
    }

    private static void ReadResourceSpans(OtlpExport export, ReadOnlySpan<byte> bytes)
    {
        // The resource may come after its spans, so it is looked for first.
        var resource = OtlpAttributes.Empty;
        var search = new ProtobufReader(bytes);
        while (search.Next())
        {
            if (search.Field == 1)
            {
                resource = ReadAttributesOf(search.Bytes(), field: 1);
            }
            else
            {
                search.Skip();
            }
        }

        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            if (reader.Field == 2)
            {
                ReadScopeSpans(export, resource, reader.Bytes());
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadScopeSpans(OtlpExport export, OtlpAttributes resource, ReadOnlySpan<byte> bytes)
    {
        var scope = OtlpScope.None;
        var search = new ProtobufReader(bytes);
        while (search.Next())
        {
            if (search.Field == 1)
            {
                scope = ReadScope(search.Bytes());
            }
            else
            {
                search.Skip();
            }
        }

        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            if (reader.Field == 2)
            {
                export.Spans.Add(ReadSpan(resource, scope, reader.Bytes()));
                OtlpLimits.CheckSpans(export.Spans.Count);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static OtlpScope ReadScope(ReadOnlySpan<byte> bytes)
    {
        var name = "";
        string? version = null;
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: name = reader.Text(); break;
                case 2: version = reader.Text(); break;
                default: reader.Skip(); break;
            }
        }
        return new OtlpScope(name, version, ReadAttributesOf(bytes, field: 3));
    }

    private static OtlpSpan ReadSpan(OtlpAttributes resource, OtlpScope scope, ReadOnlySpan<byte> bytes)
    {
        var span = new OtlpSpan { Resource = resource, Scope = scope, Attributes = new OtlpAttributes(16) };
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: span.TraceId = Id(reader.Bytes()); break;
                case 2: span.SpanId = Id(reader.Bytes()); break;
                case 4: span.ParentSpanId = Id(reader.Bytes()); break;
                case 5: span.Name = reader.Text(); break;
                case 7: span.StartUnixNano = reader.Fixed64(); break;
                case 8: span.EndUnixNano = reader.Fixed64(); break;
                case 9: AddAttribute(span.Attributes, reader.Bytes()); break;
                case 11: span.Events.Add(ReadEvent(reader.Bytes())); break;
                case 15: ReadStatus(span, reader.Bytes()); break;
                default: reader.Skip(); break;
            }
        }
        span.Defect = OtlpIds.Defect(span);
        return span;
    }

    private static OtlpEvent ReadEvent(ReadOnlySpan<byte> bytes)
    {
        var name = "";
        ulong? time = null;
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: time = reader.Fixed64(); break;
                case 2: name = reader.Text(); break;
                default: reader.Skip(); break;
            }
        }
        return new OtlpEvent(name, time, ReadAttributesOf(bytes, field: 3));
    }

    private static void ReadStatus(OtlpSpan span, ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 2: span.StatusMessage = reader.Text(); break;
                case 3: span.StatusCode = (int)reader.Varint(); break;
                default: reader.Skip(); break;
            }
        }
    }

    private static OtlpAttributes ReadAttributesOf(ReadOnlySpan<byte> message, int field)
    {
        var attributes = new OtlpAttributes();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == field)
            {
                AddAttribute(attributes, reader.Bytes());
            }
            else
            {
                reader.Skip();
            }
        }
        return attributes;
    }

    private static void AddAttribute(OtlpAttributes attributes, ReadOnlySpan<byte> bytes)
    {
        var key = "";
        var value = OtlpValue.Missing;
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: key = OtlpKeys.Intern(reader.Bytes()); break;
                case 2: value = ReadValue(reader.Bytes(), depth: 0); break;
                default: reader.Skip(); break;
            }
        }
        attributes.Set(key, value);
    }

    private static OtlpValue ReadValue(ReadOnlySpan<byte> bytes, int depth)
    {
        // An AnyValue without any field is kept as the text of an empty object.
        var value = OtlpValue.Wire("{}");
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: value = OtlpValue.Of(reader.Text()); break;
                case 2: value = OtlpValue.Of(reader.Varint() != 0); break;
                case 3: value = OtlpValue.Of((long)reader.Varint()); break;
                case 4: value = OtlpValue.Of(reader.Double()); break;
                case 5: value = ReadArray(reader.Bytes(), depth + 1); break;
                case 6: value = OtlpValue.Wire(WireJson.Map(reader.Bytes(), depth + 1)); break;
                case 7: value = OtlpValue.Wire(WireJson.Bytes(reader.Bytes())); break;
                default: reader.Skip(); break;
            }
        }
        return value;
    }

    private static OtlpValue ReadArray(ReadOnlySpan<byte> bytes, int depth)
    {
        OtlpLimits.CheckDepth(depth);

        var items = new List<OtlpValue>();
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                items.Add(ReadValue(reader.Bytes(), depth));
            }
            else
            {
                reader.Skip();
            }
        }
        return items.Count == 0 ? OtlpValue.Wire("""{"arrayValue":{}}""") : OtlpValue.Of([.. items]);
    }

    private static string? Id(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : Convert.ToHexStringLower(bytes);
}
