using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Langfuse.Observe.Capture;

/// <summary>How to read the <c>Text</c> of a stream's items. The one getter of the user's that is run: the contract of streams names it.</summary>
internal static class ItemText<T>
{
    private static Func<T, string?>? s_reader;
    private static bool s_isFound;

    /// <summary>Null when items have no public string property <c>Text</c>.</summary>
    public static Func<T, string?>? Reader
    {
        get
        {
            if (!s_isFound)
            {
                s_reader ??= Find();
                s_isFound = true;
            }

            return s_reader;
        }
    }

    /// <summary>Takes the reader that generated code has, which needs no reflection.</summary>
    public static void Register(Func<T, string?> reader) => s_reader = reader;

    private delegate string? StructGetter(ref T item);

    private static Func<T, string?>? Find()
    {
        try
        {
            return Getter() is not { } getter ? null
                : typeof(T).IsValueType ? OfStruct(getter.CreateDelegate<StructGetter>())
                : getter.CreateDelegate<Func<T, string?>>();
        }
        catch (Exception exception)
        {
            Recording.SelfLog.Fenced("looking for the Text of " + TypeNames.Of(typeof(T)), exception);
            return null;
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2090", Justification = "When Text is trimmed away the items are listed instead.")]
    private static MethodInfo? Getter()
    {
        if (CaptureMarks.IsSensitive(typeof(T)) || CaptureMarks.IsLeftOut(typeof(T)))
        {
            return null;
        }

        var property = typeof(T).GetProperty("Text", typeof(string), []);
        return property is { GetMethod: { IsPublic: true, IsStatic: false } getter }
            && !CaptureMarks.IsSensitive(property, typeof(T)) && !CaptureMarks.IsLeftOut(property, typeof(T)) ? getter : null;
    }

    private static Func<T, string?> OfStruct(StructGetter getter) => item => getter(ref item);
}
