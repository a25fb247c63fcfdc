using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>Decides, once per type, how its values are written. Never throws.</summary>
internal static class WriterFactory
{
    public static ValueWriter Create(Type type)
    {
        try
        {
            return Choose(type);
        }
        catch (Exception exception)
        {
            Recording.SelfLog.Fenced("preparing to record " + TypeNames.Of(type), exception);
            return new FixedTextWriter($"<not recorded: {TypeNames.Of(type)}>");
        }
    }

    // The order is the rule: what a user says of a type comes before what we know of it. The generator has seen the marks of the types
    // that it writes, so they are not looked for again.
    private static ValueWriter Choose(Type type) =>
        Scalar(type)
        ?? (CaptureContexts.Find(type) is { } context ? Marked(type) ?? context
            : Ai.AiValueWriter.For(type) is { } known ? Marked(type) ?? known
            : WriterTable.FindGenerated(type))
        ?? Marked(type)
        ?? Json(type)
        ?? FSharp.FSharpWriters.Find(type)
        ?? Opaque(type)
        ?? KnownObject(type)
        ?? CollectionWriters.Find(type)
        ?? Framework(type)
        ?? ObjectWriters.Create(type);

    private static ValueWriter? Scalar(Type type) => ScalarWriters.Find(type);

    private static ValueWriter? Marked(Type type) =>
        CaptureMarks.IsLeftOut(type) ? new OmittingWriter() : CaptureMarks.IsSensitive(type) ? FixedTextWriter.Sensitive : null;

    private static ValueWriter? Json(Type type) =>
        type == typeof(JsonElement) ? new BoxedFence<JsonElement>(new JsonElementWriter())
        : typeof(JsonDocument).IsAssignableFrom(type) ? new FencedWriter(new JsonDocumentWriter())
        : typeof(JsonNode).IsAssignableFrom(type) ? new FencedWriter(new JsonNodeWriter())
        : null;

    private static FixedTextWriter? Opaque(Type type) => KnownTypes.IsOpaque(type) ? FixedTextWriter.TypeName(type) : null;

    private static ValueWriter? KnownObject(Type type) =>
        type.IsEnum ? EnumOf(type)
        : typeof(Exception).IsAssignableFrom(type) ? new FencedWriter(new ExceptionWriter())
        : typeof(MemberInfo).IsAssignableFrom(type) ? new MemberInfoWriter()
        : IsTuple(type) ? TupleOf(type)
        : type.IsGenericType ? GenericOf(type)
        : null;

    private static bool IsTuple(Type type) => typeof(ITuple).IsAssignableFrom(type) && KnownTypes.IsFramework(type);

    // The items of a short value tuple are public fields; a long one nests, and the items of a class tuple are properties.
    private static ValueWriter TupleOf(Type type) =>
        RuntimeFeature.IsDynamicCodeSupported && type.IsValueType && type.GetGenericArguments().Length < 8 ? ObjectWriters.Create(type) : new TupleWriter();

    private static ValueWriter? Framework(Type type) =>
        typeof(IEnumerable).IsAssignableFrom(type) ? FixedTextWriter.TypeName(type)
        : !KnownTypes.IsFramework(type) || type == typeof(object) ? null
        : typeof(IFormattable).IsAssignableFrom(type) && type.IsValueType ? new FencedWriter(new FormattableWriter())
        : type.FullName is "System.Net.IPAddress" or "System.Net.IPAddress+ReadOnlyIPAddress" ? new FencedWriter(new FormattableWriter())
        : FixedTextWriter.TypeName(type);

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where code can be made at run time: the net8.0 analyzer does not see the guard.")]
    private static ValueWriter EnumOf(Type type) =>
        RuntimeFeature.IsDynamicCodeSupported ? GenericWriters.Make(typeof(EnumWriter<>), type) : new BoxedEnumWriter();

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where code can be made at run time: the net8.0 analyzer does not see the guard.")]
    private static ValueWriter? GenericOf(Type type)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            return null;
        }

        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(Nullable<>) ? GenericWriters.Make(typeof(NullableWriter<>), type.GetGenericArguments())
            : definition == typeof(KeyValuePair<,>) ? GenericWriters.Make(typeof(KeyValuePairWriter<,>), type.GetGenericArguments())
            : null;
    }

    /// <summary>A fence around a typed writer that keeps it typed.</summary>
    private sealed class BoxedFence<T>(ValueWriter<T> inner) : ValueWriter<T>
    {
        public override void Write(CaptureWriter writer, T value)
        {
            var state = writer.Save();
            try
            {
                inner.Write(writer, value);
            }
            catch (Exception exception)
            {
                writer.Restore(state);
                Fence.Failed(writer, typeof(T), exception);
            }
        }
    }
}
