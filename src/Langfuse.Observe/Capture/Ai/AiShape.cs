using System.Globalization;
using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>How one type of an AI library is read: what it is, and the accessors of its members.</summary>
internal sealed class AiShape(Type owner, AiType type, AiReader reader)
{
    public AiKind Kind { get; } = type.Kind;

    public string? Fixed { get; } = type.Fixed;

    public object? Read(object value, AiMeaning meaning)
    {
        try
        {
            return reader.Read(value, meaning);
        }
        catch (Exception exception)
        {
            Recording.SelfLog.WarnOnce(
                "ai-read:" + owner.FullName + meaning,
                $"{meaning} of '{TypeNames.Of(owner)}' could not be read ({exception.GetType().Name}: {exception.Message}); it is not recorded.",
                exception);
            return null;
        }
    }

    /// <summary>A text, or the word that a value of another type stands for.</summary>
    public string? Text(object value, AiMeaning meaning) => Read(value, meaning) switch
    {
        null => null,
        string text => text,
        Enum word => AiWords.Of(word),
        Uri address => address.OriginalString,
        var other => AiWords.Of(other),
    };

    public string? Role(object value) => AiWords.Role(Text(value, AiMeaning.Role));

    public long? Number(object value, AiMeaning meaning) => Read(value, meaning) switch
    {
        null => null,
        long number => number,
        int number => number,
        IConvertible number => number.ToInt64(CultureInfo.InvariantCulture),
        _ => null,
    };
}
