using AntiCorruption.Api.Operations;

return await Commands.Root().Parse(args).InvokeAsync();
