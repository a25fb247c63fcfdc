using System.Collections.Concurrent;
using System.Text;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.Capture;

[Collection(nameof(Alone))]
public sealed class CapturedTextTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(TextSlab.LongestText)]
    [InlineData(TextSlab.LongestText + 1)]
    [InlineData(100_000)]
    public void Text_OfAnyLength_IsKeptUntilReleased(int length)
    {
        var given = new string('x', length);
        var text = CapturedText.Copy(given);

        Assert.True(text.HasValue);
        Assert.Equal(given, text.ToString());

        text.Release();
        text.Release();
        Assert.False(text.HasValue);
        Assert.True(text.Utf8.IsEmpty);
    }

    [Fact]
    public void Texts_ThatWait_AreNeverWrittenOver()
    {
        var waiting = new ConcurrentQueue<(string Given, CapturedText Text)>();
        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var given = $"{thread}/{i}" + new string('.', i % 700);
                waiting.Enqueue((given, CapturedText.Copy(Encoding.UTF8.GetBytes(given))));
                if (i % 3 != 0 && waiting.TryDequeue(out var oldest))
                {
                    Assert.Equal(oldest.Given, oldest.Text.TakeString());
                }
            }
        });

        Assert.All(waiting, static left => Assert.Equal(left.Given, left.Text.ToString()));
    }

    [Fact]
    public void SmallTexts_ByTheThousand_AllocateNothingTheSecondTime()
    {
        var texts = new CapturedText[20_000];
        void Round()
        {
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i] = CapturedText.Copy("sixty characters of an answer, as a model would have given it");
            }

            foreach (ref var text in texts.AsSpan())
            {
                text.Release();
            }
        }

        // The queue of the slabs grows by a segment now and then.
        Assert.InRange(Allocation.Fewest(Round, times: 1), 0, texts.Length);
    }
}
