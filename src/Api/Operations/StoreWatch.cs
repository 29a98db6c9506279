using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Api.Operations;

/// <summary>Says in the log when the store stops answering, and when it answers again.</summary>
internal sealed class StoreWatch(LiveNetwork network, ILogger<StoreWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private bool isDown;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Look();
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private void Look()
    {
        var fault = network.StoreFault?.Message ?? (network.IsSilent ? $"{network.StoreLocation} does not answer." : null);
        if (fault is not null == isDown)
            return;
        isDown = fault is not null;
        if (isDown)
            log.LogError("The store does not work, and changes are refused / ที่เก็บข้อมูลใช้งานไม่ได้ จึงไม่รับการแก้ไข: {Fault}", fault);
        else
            log.LogWarning("The store works again. / ที่เก็บข้อมูลใช้งานได้แล้ว");
    }
}
