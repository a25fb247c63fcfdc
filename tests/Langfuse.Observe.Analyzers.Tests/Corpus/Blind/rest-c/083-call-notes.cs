// Planted: LFO7003
using Langfuse.Observe;
using Microsoft.Extensions.Compliance.Classification;

namespace Microsoft.Extensions.Compliance.Classification
{
    [AttributeUsage(AttributeTargets.All)]
    public class DataClassificationAttribute : Attribute;
}

namespace Advice
{
    public sealed class PrivateDataAttribute : DataClassificationAttribute;

    public class Note
    {
        public string Topic { get; init; } = "";

        [PrivateData]
        public string Caller { get; init; } = "";
    }

    public sealed class CallNote : Note
    {
        public TimeSpan Length { get; init; }
    }

    [Observe]
    public static class CallNotes
    {
        public static int Minutes(string topic, CallNote first, CallNote last)
        {
            var sum = TimeSpan.Zero;
            sum += first.Topic == topic ? first.Length : TimeSpan.Zero;
            sum += last.Topic == topic ? last.Length : TimeSpan.Zero;
            return (int)sum.TotalMinutes;
        }
    }
}
