using System.Threading.Channels;
using Langfuse.Observe;

namespace QueueWorker;

/// <summary>Takes orders and leaves the work to the queue.</summary>
internal static class Orders
{
    [Observe(Name = "place-order")]
    public static void Place(ChannelWriter<Job> queue, string item, [UserId] string userId) => queue.TryWrite(new Job(item, LangfuseContext.Capture()));
}
