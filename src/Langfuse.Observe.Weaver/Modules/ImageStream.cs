namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Takes the image that Cecil writes, and mends in it what Cecil cannot be told to write as the compiler did.</summary>
/// <param name="capacity">The room to begin with.</param>
/// <param name="mend">Changes bytes in place, once all are there.</param>
internal sealed class ImageStream(int capacity, Action<byte[]> mend) : MemoryStream(capacity)
{
    private bool _isMended;

    /// <summary>Cecil goes back to the start to hash what it has written, for the id of the module and for the strong name: by then it must be right.</summary>
    public override long Seek(long offset, SeekOrigin loc)
    {
        if (offset == 0 && loc == SeekOrigin.Begin && Length > 0)
        {
            Mend();
        }

        return base.Seek(offset, loc);
    }

    /// <summary>Mends it, if nothing has gone back to the start.</summary>
    public void Mend()
    {
        if (!_isMended)
        {
            _isMended = true;
            mend(GetBuffer());
        }
    }
}
