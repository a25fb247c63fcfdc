// Right
using Langfuse.Observe;

namespace Photos;

public sealed class Thumbs
{
    [Observe(Name = "make-thumbs")]
    public int Make(string[] files)
    {
        using var done = new CountdownEvent(files.Length + 1);
        var captions = new string[files.Length];
        for (var i = 0; i < files.Length; i++)
        {
            var index = i;
            ThreadPool.QueueUserWorkItem(state =>
            {
                try
                {
                    captions[index] = Caption((string)state!);
                }
                finally
                {
                    done.Signal();
                }
            }, files[index]);
        }

        done.Signal();
        done.Wait();
        return captions.Count(c => c.Length > 0);
    }

    [Observe(AsType = ObservationType.Tool)]
    private static string Caption(string file) => Path.GetFileNameWithoutExtension(file).Replace('_', ' ');
}
