// Planted: LFO6002
using Langfuse.Observe;

namespace Imaging;

public sealed class ThumbnailPipeline(Func<string, byte[]> render)
{
    [Observe(Name = "render-album")]
    public async Task<int> RenderAsync(string[] photos)
    {
        var jobs = new Task<byte[]>[photos.Length];
        using (ExecutionContext.SuppressFlow())
        {
            for (var i = 0; i < photos.Length; i++)
            {
                var photo = photos[i];
                jobs[i] = Task.Run(() => Render(photo));
            }
        }

        var thumbnails = await Task.WhenAll(jobs);
        return thumbnails.Sum(thumbnail => thumbnail.Length);
    }

    [Observe(AsType = ObservationType.Tool, CaptureOutput = false)]
    private byte[] Render(string photo) => render(photo);
}
