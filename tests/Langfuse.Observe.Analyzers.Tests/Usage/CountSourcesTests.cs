using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.UsageRules;

namespace Langfuse.Observe.Analyzers.Tests.Usage;

/// <summary>LFO1005 and LFO1017 by what a value really is.</summary>
public class CountSourcesTests
{
    [Fact]
    public Task OverlapThroughVariables_Triggers() => Verify.TriggersAsync(LFO1017_OverlappingCounts, """
        public sealed record Details(int ReasoningTokenCount, int CachedTokenCount);
        public sealed record TokenUsage(int InputTokenCount, int OutputTokenCount, Details? Details);

        public static class Llm
        {
            public static Usage Read(TokenUsage counted)
            {
                var written = counted.OutputTokenCount;
                var thought = counted.Details?.ReasoningTokenCount ?? 0;
                return new Usage(input: counted.InputTokenCount, output: [|written|]) { ["output_reasoning_tokens"] = thought };
            }

            public static Usage ByName(TokenUsage counted)
            {
                var usage = new Usage();
                usage["input"] = [|counted.InputTokenCount|];
                usage["input_cached_tokens"] = Cached(counted);
                return usage;
            }

            public static Usage Initialised(TokenUsage counted)
            {
                var usage = new Usage { ["output"] = [|counted.OutputTokenCount|] };
                usage["output_reasoning_tokens"] = counted.Details!.ReasoningTokenCount;
                return usage;
            }

            public static Usage Total()
            {
                var all = 100;
                return new Usage(input: 80, output: 40, total: [|all|]);
            }

            private static int Cached(TokenUsage counted) => counted.Details?.CachedTokenCount ?? 0;
        }
        """);

    [Fact]
    public Task SubtractedThroughVariables_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed record Details(int ReasoningTokenCount, int CachedTokenCount);
        public sealed record TokenUsage(int InputTokenCount, int OutputTokenCount, Details? Details);

        public static class Llm
        {
            public static Usage Read(TokenUsage counted)
            {
                var thought = counted.Details?.ReasoningTokenCount ?? 0;
                var written = counted.OutputTokenCount - thought;
                var read = counted.InputTokenCount;
                read -= counted.Details?.CachedTokenCount ?? 0;
                return new Usage(input: read, output: written) { ["output_reasoning_tokens"] = thought, ["input_cached_tokens"] = counted.Details?.CachedTokenCount ?? 0 };
            }

            public static Usage ByName(TokenUsage counted)
            {
                var usage = new Usage();
                usage["input"] = counted.InputTokenCount - counted.Details!.CachedTokenCount;
                usage["input_cached_tokens"] = counted.Details.CachedTokenCount;
                var total = 100;
                total += 20;
                return new Usage(input: 80, output: 40, total: total);
            }
        }
        """);

    [Fact]
    public Task MarkerOnAStructure_Triggers() => Verify.TriggersAsync(LFO1005_MarkerOnWrongType, """
        public readonly record struct MeetingRef(string Room, DateOnly Day);
        public struct Place { public int Row; }

        public static class Rag
        {
            [Observe]
            public static string A([[|SessionId|]] MeetingRef meeting, [[|UserId|]] Place? place) => meeting.Room;

            [Observe]
            public static string B([[|SessionId|]] (string Room, int Day) meeting, [[|UserId|]] DateOnly day) => meeting.Room;

            [Observe]
            public static string C([[|UserId|]] KeyValuePair<string, int> pair) => pair.Key;
        }
        """);

    [Fact]
    public Task MarkerOnAnId_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public readonly record struct OrderId(Guid Value) { public override string ToString() => Value.ToString("N"); }
        public readonly struct CustomerId : IFormattable { public string ToString(string? format, IFormatProvider? provider) => "c"; }
        public enum Deployment { Small, Large }

        public static class Rag
        {
            [Observe(AsType = ObservationType.Generation)]
            public static void Ask([SessionId] OrderId order, [UserId] CustomerId? customer, [Model] Deployment deployment) { }

            [Observe]
            public static void Count([SessionId] decimal number, [UserId] Int128 large) { }

            [Observe]
            public static void Text([SessionId] char letter, [UserId] nint handle) { }
        }
        """);
}
