using System.ComponentModel;
using Langfuse.Observe.Capture.Ai;
using Langfuse.Observe.Capture.Writers;

namespace Langfuse.Observe.Capture;

/// <summary>Where generated code registers its writers when its module is loaded. Do not call it by hand.</summary>
/// <remarks>Members are only ever added. A registration names its types statically, so that it needs no reflection and survives trimming
/// and compilation ahead of time; the writer that is registered first for a type stays.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CaptureWriters
{
    /// <summary>Registers the writer of a class or struct.</summary>
    public static void Register<T>(Action<CaptureWriter, T> write) => WriterTable.Register(typeof(T), new DelegateWriter<T>(write));

    /// <summary>Registers the writer of a type without a name, by an expression of it.</summary>
    public static void Register<T>(T prototype, Action<CaptureWriter, T> write) => Register(write);

    /// <summary>Registers arrays and lists of a type without a name, by an expression of it.</summary>
    public static void RegisterItems<T>(T prototype) => RegisterItems<T>();

    /// <summary>Registers how to read the <c>Text</c> of a stream's items.</summary>
    public static void RegisterText<T>(Func<T, string?> read) => ItemText<T>.Register(read);

    /// <summary>Registers what registers the readers of AI libraries: run when the first value of such a type is met.</summary>
    public static void RegisterAi(Action register) => AiShapes.Register(register);

    /// <summary>Registers how to read a type of an AI library by the meaning of its members.</summary>
    public static void RegisterAi<T>(Func<T, int, object?> read) => AiShapes.Register(typeof(T), new GeneratedAiReader<T>(read));

    /// <summary>Registers an enum.</summary>
    public static void RegisterEnum<T>()
        where T : struct, Enum => WriterTable.Register(typeof(T), new EnumWriter<T>());

    /// <summary>Registers <c>T?</c> of a struct.</summary>
    public static void RegisterNullable<T>()
        where T : struct => WriterTable.Register(typeof(T?), new NullableWriter<T>());

    /// <summary>Registers <c>T[]</c> and <c>List&lt;T&gt;</c>.</summary>
    public static void RegisterItems<T>()
    {
        WriterTable.Register(typeof(T[]), new ArrayWriter<T>());
        WriterTable.Register(typeof(List<T>), new FencedWriter(new ListWriter<T>()));
    }

    /// <summary>Registers <c>Dictionary&lt;TKey, TValue&gt;</c> and its pairs.</summary>
    public static void RegisterDictionary<TKey, TValue>()
        where TKey : notnull
    {
        WriterTable.Register(typeof(Dictionary<TKey, TValue>), new FencedWriter(new DictionaryWriter<TKey, TValue>()));
        WriterTable.Register(typeof(KeyValuePair<TKey, TValue>), new KeyValuePairWriter<TKey, TValue>());
    }
}
